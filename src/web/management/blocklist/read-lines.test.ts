import assert from "node:assert/strict";
import { test } from "node:test";
import { readLines } from "./read-lines.ts";

test("addresses and domains are read however they were pasted, each once", () => {
  const pasted =
    'spam@acme.com, junk.example;\r\n"Ann Lee" <ann@acme.com>\n\n@bücher.example  spam@acme.com\nmailto:x@y.org';
  assert.deepEqual(readLines(pasted), ["spam@acme.com", "junk.example", "ann@acme.com", "@bücher.example", "x@y.org"]);
});

test("what is neither stays as it was written, for the server to name it", () => {
  assert.deepEqual(readLines("no-sender\n  "), ["no-sender"]);
});
