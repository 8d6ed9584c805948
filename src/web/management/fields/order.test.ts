import assert from "node:assert/strict";
import { test } from "node:test";
import { groupsOf, idsOf, withMovedField, withMovedHeading } from "./order.ts";
import type { OwnField } from "./own-field.ts";

const make = (id: string, heading: string): OwnField => ({
  id,
  version: 1,
  on: "contacts",
  key: id,
  type: "text",
  name: id,
  hint: "",
  heading,
  people: "both",
  required: false,
  default: null,
  options: [],
  dependsOn: null,
  pattern: null,
  sortable: false,
  translations: {},
  unique: false,
  preparing: false,
  retired: false,
});
const groups = groupsOf([make("plan", "Contract"), make("pet", ""), make("ends", "Contract"), make("shoe", "Sizes")]);
const order = (after: ReturnType<typeof withMovedField>) => after && idsOf(after).join(" ");

test("Fields stand under their headings as cards show them, those without one first", () => {
  assert.deepEqual(
    groups.map(({ heading }) => heading),
    ["", "Contract", "Sizes"],
  );
  assert.equal(order(groups), "pet plan ends shoe");
});

test("A field moves within its heading and stops at its ends", () => {
  assert.equal(order(withMovedField(groups, "ends", -1)), "pet ends plan shoe");
  assert.equal(withMovedField(groups, "plan", -1), undefined);
  assert.equal(withMovedField(groups, "ends", 1), undefined);
});

test("A heading moves with all its fields, never before those that have none", () => {
  assert.equal(order(withMovedHeading(groups, "Sizes", -1)), "pet shoe plan ends");
  assert.equal(withMovedHeading(groups, "Contract", -1), undefined);
});
