import assert from "node:assert/strict";
import { test } from "node:test";
import type { Department } from "./department.ts";
import { branchesOf, placesFor, stepIn } from "./tree.ts";

const make = (...names: [string, ...string[]]): Department => {
  const path = names.map((name) => ({ id: name, name }));
  const name = names.at(-1) ?? "";
  return { id: name, version: 1, name, parent: path.at(-2) ?? null, path, people: 0, heads: [], can: ["edit"] };
};
const all = [make("Sales"), make("Service"), make("Service", "Desk"), make("Service", "Desk", "Night"), make("Shop")];
const names = (departments: readonly { name: string }[]) => departments.map(({ name }) => name);

test("what lies below a closed department is not drawn, however deep", () => {
  const branches = branchesOf(all, new Set(["Service"]));
  assert.deepEqual(names(branches.map(({ department }) => department)), ["Sales", "Service", "Shop"]);
  assert.deepEqual(
    branches.map(({ open }) => open),
    [undefined, false, undefined],
  );
});

test("each line says its level and its place among those beside it", () => {
  const lines = branchesOf(all, new Set()).map(({ level, place, beside }) => [level, place, beside]);
  assert.deepEqual(lines, [
    [1, 1, 3],
    [1, 2, 3],
    [2, 1, 1],
    [3, 1, 1],
    [1, 3, 3],
  ]);
});

test("a department may be moved anywhere but into itself and what lies below it", () => {
  assert.deepEqual(names(placesFor(all, "Desk")), ["Sales", "Service", "Shop"]);
});

test("right opens or goes in, left closes or goes out, up and down stop at the ends", () => {
  const open = branchesOf(all, new Set());
  const closed = branchesOf(all, new Set(["Service"]));
  assert.deepEqual(stepIn(closed, 1, "ArrowRight"), { open: "Service" });
  assert.deepEqual(stepIn(open, 1, "ArrowRight"), { go: 2 });
  assert.deepEqual(stepIn(open, 2, "ArrowLeft"), { close: "Desk" });
  assert.deepEqual(stepIn(open, 3, "ArrowLeft"), { go: 2 });
  assert.deepEqual(stepIn(open, 4, "ArrowDown"), { go: 4 });
  assert.deepEqual(stepIn(open, 0, "ArrowUp"), { go: 0 });
  assert.equal(stepIn(open, 0, "a"), undefined);
});
