import assert from "node:assert/strict";
import { test } from "node:test";
import { peopleOf } from "./people-of.ts";

const batch = "0198a000-0000-7000-8000-000000000001";
const counts = { created: 2, updated: 0, unchanged: 1, skipped: 0, asks: 0, invalid: 0, kept: 0 };

test("the list shows those whom the import has written, by its batch", () => {
  const { filter = "" } = peopleOf({ batch, state: "done", counts }) ?? {};
  assert.deepEqual(JSON.parse(filter), { all: [{ field: "batch", is: "is", value: batch }] });
});

test("nobody is to be seen of an import that wrote nobody, or was taken back", () => {
  assert.equal(peopleOf({ batch: null, state: "cancelled", counts }), undefined);
  assert.equal(peopleOf({ batch, state: "undone", counts }), undefined);
  assert.equal(peopleOf({ batch, state: "done", counts: { ...counts, created: 0 } }), undefined);
});
