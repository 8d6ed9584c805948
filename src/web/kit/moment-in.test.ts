import assert from "node:assert/strict";
import { test } from "node:test";
import { dayIn, momentIn } from "./moment-in.ts";

test("A day and a time are those of the person's clocks, in summer and in winter", () => {
  assert.equal(momentIn("Europe/Kyiv", "2026-12-24", "09:30").toISOString(), "2026-12-24T07:30:00.000Z");
  assert.equal(momentIn("Europe/Kyiv", "2026-07-01", "09:30").toISOString(), "2026-07-01T06:30:00.000Z");
  assert.equal(momentIn("America/New_York", "2026-12-24", "00:00").toISOString(), "2026-12-24T05:00:00.000Z");
  assert.equal(momentIn("Asia/Kathmandu", "2026-12-24", "00:00").toISOString(), "2026-12-23T18:15:00.000Z");
});

test("On the day when clocks change, the times before and after it are right", () => {
  assert.equal(momentIn("Europe/Berlin", "2026-03-29", "01:30").toISOString(), "2026-03-29T00:30:00.000Z");
  assert.equal(momentIn("Europe/Berlin", "2026-03-29", "03:30").toISOString(), "2026-03-29T01:30:00.000Z");
  assert.equal(momentIn("Europe/Berlin", "2026-10-25", "04:00").toISOString(), "2026-10-25T03:00:00.000Z");
});

test("A moment is on the day that the person's clocks show", () => {
  const at = new Date("2026-12-24T23:30:00Z");
  assert.equal(dayIn("UTC", at), "2026-12-24");
  assert.equal(dayIn("Asia/Tokyo", at), "2026-12-25");
  assert.equal(dayIn("America/New_York", at), "2026-12-24");
});
