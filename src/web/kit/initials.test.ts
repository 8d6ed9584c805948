import assert from "node:assert/strict";
import { test } from "node:test";
import { companyInitial, initialsOf, tintOf } from "./initials.ts";

test("Initials are of the first and the last word, in any script", () => {
  assert.equal(initialsOf("Катерина Бондаренко"), "КБ");
  assert.equal(initialsOf("María José Fernández Ortega"), "MO");
  assert.equal(initialsOf("Friederike von Hohenstein"), "FH");
  assert.equal(initialsOf("王小明"), "王");
});

test("Arabic initials do not join into a ligature", () => {
  assert.equal(initialsOf("ليلى الحداد"), "ل\u200cا");
});

test("What is not a letter is passed over, and nobody stays blank", () => {
  assert.equal(initialsOf("“Ann” (Sales)"), "AS");
  assert.equal(initialsOf("  "), "?");
});

test("A company's letter is of its quoted name", () => {
  assert.equal(companyInitial("Клініка «Оберіг»"), "О");
  assert.equal(companyInitial("Bergmann Medizintechnik"), "B");
});

test("The same person always has the same tint, and all eight are in use", () => {
  const ids = Array.from({ length: 200 }, (_, at) => `0191a0de-0000-7000-8000-${String(at).padStart(12, "0")}`);
  assert.deepEqual(ids.map(tintOf), ids.map(tintOf));
  assert.deepEqual([...new Set(ids.map(tintOf))].sort(), [1, 2, 3, 4, 5, 6, 7, 8]);
});
