import assert from "node:assert/strict";
import { test } from "node:test";
import type { Import } from "./import-query.ts";
import { peopleOf } from "./people-of.ts";

const options: Import["options"] = {
  accessGroup: null,
  owner: null,
  match: [],
  existing: "update",
  missing: "create",
  emptyCells: "leave",
  companies: "create",
  dateFormat: "iso",
  delimiter: ",",
  encoding: "utf-8",
  tags: [],
  groups: [],
  invite: false,
  people: {},
};
const night = { startedAt: "2026-11-21T21:50:00Z", finishedAt: "2026-11-21T22:10:00Z", options };

test("the days of an import are those of the person's calendar", () => {
  const value = (timeZone: string): unknown => JSON.parse(peopleOf(night, timeZone)["filter"] ?? "").all[0].value;
  assert.deepEqual(value("UTC"), ["2026-11-21", "2026-11-21"]);
  assert.deepEqual(value("Europe/Kyiv"), ["2026-11-21", "2026-11-22"]);
});

test("tags that all its people got say it exactly", () => {
  const { filter = "" } = peopleOf({ ...night, options: { ...options, tags: ["Fair 2026"] } }, "UTC");
  assert.deepEqual(JSON.parse(filter), { all: [{ field: "tags", is: "anyOf", value: ["Fair 2026"] }] });
});

test("an import that never ran shows the latest changes", () => {
  assert.deepEqual(peopleOf({ ...night, startedAt: null }, "UTC"), { sort: "-updatedAt" });
});
