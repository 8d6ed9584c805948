import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalTimeZone, timeZones } from "./time-zone.ts";

test("a time zone has its present IANA name", () => {
  const cases: [string, string][] = [
    ["europe/kiev", "Europe/Kyiv"],
    ["Europe/Kyiv", "Europe/Kyiv"],
    ["US/Eastern", "America/New_York"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    [" Europe/Berlin ", "Europe/Berlin"],
    ["utc", "UTC"],
    ["Etc/UTC", "UTC"],
  ];
  for (const [text, zone] of cases) assert.equal(canonicalTimeZone(text), zone, text);
});

test("junk and bare offsets are no time zone (A220)", () => {
  for (const text of ["", "Mars/Base", "+03:00", "GMT+3 Berlin", "x".repeat(500), "Europe/Berlin\0"])
    assert.equal(canonicalTimeZone(text), undefined, text);
});

test("every zone to choose from is its own name", () => {
  assert.ok(timeZones.includes("Europe/Kyiv") && !timeZones.includes("Europe/Kiev") && timeZones.includes("UTC"));
  for (const zone of timeZones) assert.equal(canonicalTimeZone(zone), zone);
});
