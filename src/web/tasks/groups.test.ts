import assert from "node:assert/strict";
import { test } from "node:test";
import { byDue, dayAfter, groupOf } from "./groups.ts";

// A Wednesday: half past midnight in Kyiv, the day before everywhere to the west of it.
const now = new Date("2026-03-24T22:30:00Z");
const inKyiv = (due: string | null) => groupOf(due, now, "Europe/Kyiv");

test("A day is due until it is over on the clock of whoever looks", () => {
  assert.equal(inKyiv("2026-03-24"), "overdue");
  assert.equal(inKyiv("2026-03-25"), "today");
  assert.equal(groupOf("2026-03-24", now, "America/New_York"), "today");
  assert.equal(groupOf("2026-03-25", now, "America/New_York"), "tomorrow");
});

test("A moment is overdue as soon as it has gone by, and belongs to the day that the clock shows then", () => {
  assert.equal(inKyiv("2026-03-24T22:29:00.000Z"), "overdue");
  assert.equal(inKyiv("2026-03-24T22:31:00.000Z"), "today");
  assert.equal(inKyiv("2026-03-25T22:00:00.000Z"), "tomorrow");
  assert.equal(groupOf("2026-03-25T22:00:00.000Z", now, "America/New_York"), "tomorrow");
});

test("A week ends with Sunday, that of a change of clocks too", () => {
  assert.equal(inKyiv("2026-03-29"), "week");
  assert.equal(inKyiv("2026-03-29T20:59:00.000Z"), "week");
  assert.equal(inKyiv("2026-03-29T21:00:00.000Z"), "later");
  assert.equal(inKyiv("2026-03-30"), "later");
  assert.equal(inKyiv(null), "none");
  assert.equal(dayAfter("2026-03-28", 2), "2026-03-30");
});

test("Days follow each other, with a time before without one, and what has no date is last", () => {
  const dues = ["2026-03-25", null, "2026-03-26T08:00:00.000Z", "2026-03-25T09:00:00.000Z", "2026-03-25T07:00:00.000Z"];
  const sorted = byDue(
    dues.map((due) => ({ due })),
    "Europe/Kyiv",
  );
  assert.deepEqual(
    sorted.map(({ due }) => due),
    ["2026-03-25T07:00:00.000Z", "2026-03-25T09:00:00.000Z", "2026-03-25", "2026-03-26T08:00:00.000Z", null],
  );
});
