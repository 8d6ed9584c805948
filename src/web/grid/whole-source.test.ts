import assert from "node:assert/strict";
import { test } from "node:test";
import { sortRows } from "./whole-source.ts";

const groups = [
  { name: "Partners", members: 3 },
  { name: "beta", members: 12 },
  { name: "Ärzte", members: 3 },
];
type Group = (typeof groups)[number];
const valueOf = (group: Group, field: string) => (field === "members" ? group.members : group.name);
const names = (rows: readonly Group[]) => rows.map(({ name }) => name);

test("words are ordered as people do, whatever their case and accents", () => {
  assert.deepEqual(names(sortRows(groups, [{ field: "name", descending: false }], valueOf)), [
    "Ärzte",
    "beta",
    "Partners",
  ]);
});

test("numbers are ordered by size, equal ones by the second key", () => {
  const sort = [
    { field: "members", descending: true },
    { field: "name", descending: false },
  ];
  assert.deepEqual(names(sortRows(groups, sort, valueOf)), ["beta", "Ärzte", "Partners"]);
});
