import assert from "node:assert/strict";
import { test } from "node:test";
import { firstCondition, isComplete, withOperator } from "./condition.ts";
import type { Field } from "./field.ts";

const title: Field = {
  key: "jobTitle",
  label: "Job title",
  kind: "text",
  operators: ["is", "contains", "anyOf", "empty"],
  sorts: true,
  editable: true,
};
const owner: Field = {
  ...title,
  key: "owner",
  kind: "person",
  operators: ["is", "isNot", "anyOf", "empty"],
  choices: {},
};
const born: Field = { ...title, key: "birthday", kind: "birthday", operators: ["is", "before", "between", "within"] };

test("each kind of field begins with the question most asked of it", () => {
  assert.deepEqual(firstCondition(title), { field: "jobTitle", is: "contains", value: undefined });
  assert.deepEqual(firstCondition(owner), { field: "owner", is: "anyOf", value: [] });
  assert.deepEqual(firstCondition(born), { field: "birthday", is: "within", value: { next: 30, unit: "day" } });
});

test("a value that fits stays when the operator changes", () => {
  assert.deepEqual(withOperator("nurse", "is", title), { is: "is", value: "nurse" });
  assert.deepEqual(withOperator("nurse", "anyOf", title), { is: "anyOf", value: ["nurse"] });
  assert.deepEqual(withOperator(["7", "8"], "is", owner), { is: "is", value: "7" });
  assert.deepEqual(withOperator({ last: 7, unit: "day" }, "before", born), { is: "before", value: undefined });
  assert.deepEqual(withOperator("nurse", "empty", title), { is: "empty" });
});

test("a condition counts once it says enough", () => {
  assert.ok(isComplete({ field: "jobTitle", is: "empty" }));
  assert.ok(!isComplete({ field: "jobTitle", is: "contains", value: "" }));
  assert.ok(!isComplete({ field: "owner", is: "anyOf", value: [] }));
  assert.ok(!isComplete({ field: "birthday", is: "between", value: ["1990-01-01", undefined] }));
  assert.ok(isComplete({ field: "notified", is: "is", value: false }));
});
