import assert from "node:assert/strict";
import { test } from "node:test";
import { columnWords } from "./column-words.ts";

test("a plain column has its own words", () => {
  assert.deepEqual(columnWords("External id"), { key: "externalId", item: undefined });
});

test("words are called by the field where the column's name differs", () => {
  assert.deepEqual(columnWords("Notifications"), { key: "notified", item: undefined });
  assert.deepEqual(columnWords("Identity 1 value"), { key: "identity", item: "1" });
});

test("a column of a list says which of several it is, by number or label", () => {
  assert.deepEqual(columnWords("Email 2 label"), { key: "emailLabel", item: "2" });
  assert.deepEqual(columnWords("Phone (fax)"), { key: "phone", item: "fax" });
  assert.deepEqual(columnWords("Address 1 street 2"), { key: "addressStreet2", item: "1" });
});
