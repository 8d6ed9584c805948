import assert from "node:assert/strict";
import { test } from "node:test";
import { formatFor } from "./format-for.ts";

const marta = formatFor({ language: "en", timeZone: "Europe/Stockholm" });
const olena = formatFor({ language: "uk", timeZone: "Europe/Kyiv" });
const now = Date.parse("2026-11-21T21:00:00Z");

test("What was just now is said as people say it", () => {
  assert.equal(marta.relative("2026-11-21T20:59:40Z", now), "now");
  assert.equal(marta.relative("2026-11-21T20:46:00Z", now), "14 min ago");
  assert.equal(marta.relative("2026-11-21T19:00:00Z", now), "2 h ago");
  assert.equal(marta.relative("2026-11-20T20:00:00Z", now), "yesterday");
  assert.equal(olena.relative("2026-11-21T20:46:00Z", now), "14 хв тому");
});

test("After a week the date says more", () => {
  assert.match(marta.relative("2025-03-05T12:00:00Z", now), /^Mar 5, 2025$/);
});

test("A moment is written in the person's own zone", () => {
  assert.equal(formatFor({ language: "de", timeZone: "Europe/Berlin" }).time("2026-11-21T21:41:00Z"), "22:41");
  assert.equal(formatFor({ language: "de", timeZone: "Asia/Tokyo" }).time("2026-11-21T21:41:00Z"), "06:41");
});

test("A birthday without a year has none made up, also on a leap day", () => {
  assert.equal(marta.partialDate("1984-05-31"), "May 31, 1984");
  assert.equal(marta.partialDate("--02-29"), "February 29");
  assert.equal(olena.partialDate("--05-31"), "31 травня");
});

test("An estimate is said as one, with the sign of the language; an exact number has none", () => {
  assert.equal(marta.count({ value: 12_434, exact: false }), "~12,400");
  assert.equal(olena.count({ value: 2_034, exact: false }), "~2\u00a0000");
  assert.equal(formatFor({ language: "de", timeZone: "UTC" }).count({ value: 1_000_000, exact: false }), "≈1.000.000");
  assert.equal(marta.count({ value: 12_434, exact: true }), "12,434");
  assert.equal(marta.about(12_434), "12,400");
});

test("Lists are joined as the language joins them", () => {
  assert.equal(
    formatFor({ language: "de", timeZone: "UTC" }).list(["Kyiv", "Berlin", "Paris"]),
    "Kyiv, Berlin und Paris",
  );
  assert.equal(marta.list(["Kyiv", "Berlin"], "disjunction"), "Kyiv or Berlin");
});

test("Sizes are in the unit one reads", () => {
  assert.equal(marta.size(0), "0 byte");
  assert.equal(marta.size(412_300), "412 kB");
  assert.equal(marta.size(1_800_000), "1.8 MB");
});
