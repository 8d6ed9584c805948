import assert from "node:assert/strict";
import { test } from "node:test";
import { mentionHtml, namedIn, queryBefore } from "./mentions.ts";

test("What follows an @ that begins a word is what somebody is looked for by", () => {
  assert.equal(queryBefore("Ask @An"), "An");
  assert.equal(queryBefore("@"), "");
  assert.equal(queryBefore("(@Zoë O’Ne"), "Zoë O’Ne");
  assert.equal(queryBefore("ann@house"), undefined);
  assert.equal(queryBefore("@Ann Lee said"), undefined);
  assert.equal(queryBefore("@Ann, "), undefined);
});

test("Whoever is no longer in the words is not named, whatever the spaces are", () => {
  const people = [
    { id: "1", name: "Ann Lee" },
    { id: "2", name: "Bob" },
  ];
  assert.deepEqual(namedIn("Hello @Ann\u00a0Lee and Bob", people), [people[0]]);
});

test("A name is put into the words as text", () => {
  assert.equal(mentionHtml({ id: "1", name: "<i>&" }), "<b>@&lt;i&gt;&amp;</b>&nbsp;");
});
