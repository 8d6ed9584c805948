import assert from "node:assert/strict";
import { test } from "node:test";
import { type ListState, readListState, turnSort, writeListState } from "./list-state.ts";

const full: ListState = {
  search: "müller weiß",
  filter: [
    { field: "lastName", is: "contains", value: "ov" },
    { any: [{ field: "jobTitle", is: "empty" }, { not: { field: "status", is: "is", value: "fired" } }] },
  ],
  sort: [
    { field: "lastName", descending: false },
    { field: "createdAt", descending: true },
  ],
  from: "Ж",
  columns: ["name", "emails", "custom.size"],
};

test("a list comes back from its link as it was", () => {
  assert.deepEqual(readListState(writeListState(full)), full);
});

test("a list as it stands at first adds nothing to the address", () => {
  assert.deepEqual(writeListState(readListState({})), {});
});

test("a link that is no list's shows the list at first, whatever is in it", () => {
  assert.deepEqual(readListState({ q: { a: 1 }, filter: "{", sort: "x;drop", cols: [] }), readListState({}));
  assert.deepEqual(readListState({ filter: { all: [{ field: "a", is: "eats" }, 7, null] } }).filter, []);
});

test("a search of digits is a search, though the router reads a number", () => {
  assert.equal(readListState({ q: 4930 }).search, "4930");
});

test("a column sorts upwards, then downwards, then not at all", () => {
  const up = turnSort([], "lastName", false);
  assert.deepEqual(up, [{ field: "lastName", descending: false }]);
  const down = turnSort(up, "lastName", false);
  assert.deepEqual(down, [{ field: "lastName", descending: true }]);
  assert.deepEqual(turnSort(down, "lastName", false), []);
});

test("the column of the list's own order turns between up and down", () => {
  const own = [{ field: "updatedAt", descending: true }];
  assert.deepEqual(turnSort(own, "updatedAt", false, own), [{ field: "updatedAt", descending: false }]);
});

test("a second key is added behind the first, a third takes the place of the second", () => {
  const two = turnSort(turnSort([], "lastName", false), "createdAt", true);
  assert.deepEqual(
    two.map((key) => key.field),
    ["lastName", "createdAt"],
  );
  assert.deepEqual(
    turnSort(two, "jobTitle", true).map((key) => key.field),
    ["lastName", "jobTitle"],
  );
});
