import assert from "node:assert/strict";
import { test } from "node:test";
import { daysAgo } from "./days-ago.ts";

test("a day is that of the reader's time zone", () => {
  const evening = new Date("2026-03-01T22:30:00Z");
  assert.equal(daysAgo(0, "Europe/Kyiv", evening), "2026-03-02");
  assert.equal(daysAgo(0, "America/New_York", evening), "2026-03-01");
  assert.equal(daysAgo(6, "Europe/Kyiv", evening), "2026-02-24");
});
