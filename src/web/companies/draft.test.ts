import assert from "node:assert/strict";
import { test } from "node:test";
import type { Company } from "./company.ts";
import { draftOf, writeDraft } from "./draft.ts";

const oberih: Company = {
  id: "0198b2f2-0000-7000-8000-000000000001",
  version: 3,
  can: ["edit"],
  name: "Клініка «Оберіг»",
  site: "https://oberih.example",
  emails: [
    { value: "info@oberih.example", label: "work" },
    { value: "lab@oberih.example", label: "other" },
  ],
  phones: [],
  owner: { id: "0198b2f2-0000-7000-8000-000000000002", name: "Olena Hrytsenko" },
  parent: null,
};

test("changing the first address keeps its label and the others", () => {
  const written = writeDraft({ ...draftOf(oberih), email: " office@oberih.example " }, oberih);
  assert.deepEqual(written.emails, [
    { value: "office@oberih.example", label: "work" },
    { value: "lab@oberih.example", label: "other" },
  ]);
});

test("an emptied address goes, the next one becomes the first", () => {
  assert.deepEqual(writeDraft({ ...draftOf(oberih), email: "" }, oberih).emails, [
    { value: "lab@oberih.example", label: "other" },
  ]);
});

test("a new company has no owner in the body, so that its maker becomes it", () => {
  const written = writeDraft({ ...draftOf(undefined), name: "Atlas" }, undefined);
  assert.ok(!("owner" in written));
});

test("an owner who was taken away is written as nobody", () => {
  assert.equal(writeDraft({ ...draftOf(oberih), owner: null }, oberih).owner, null);
});
