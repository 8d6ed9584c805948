import assert from "node:assert/strict";
import { test } from "node:test";
import { columnOf } from "./column-words.ts";

test("a plain column is itself", () => {
  assert.deepEqual(columnOf("External id"), { column: "External id", item: undefined });
});

test("a column of a list says which of several it is, by number or label", () => {
  assert.deepEqual(columnOf("Email 2 label"), { column: "Email 1 label", item: "2" });
  assert.deepEqual(columnOf("Phone (fax)"), { column: "Phone 1", item: "fax" });
  assert.deepEqual(columnOf("Identity (skype)"), { column: "Identity 1 value", item: "skype" });
  assert.deepEqual(columnOf("Address 1 street 2"), { column: "Address 1 street 2", item: "1" });
});
