import assert from "node:assert/strict";
import { test } from "node:test";
import { atFirst, placeColumn, readChoice, stepColumn, toggleColumn, widest } from "./columns.ts";

const shown = ["status", "company", "email"];

test("a column is hidden and shown again as the last", () => {
  assert.deepEqual(toggleColumn(toggleColumn(shown, "status"), "status"), ["company", "email", "status"]);
});

test("a column that is dropped on another takes its place, from either side", () => {
  assert.deepEqual(placeColumn(shown, "email", "status"), ["email", "status", "company"]);
  assert.deepEqual(placeColumn(shown, "status", "email"), ["company", "email", "status"]);
  assert.deepEqual(placeColumn(shown, "status", "company"), ["company", "status", "email"]);
  assert.deepEqual(placeColumn(shown, "status", "status"), shown);
  assert.deepEqual(placeColumn(shown, "status", "name"), shown);
});

test("a column steps left and right but never over the edge", () => {
  assert.deepEqual(stepColumn(shown, "company", 1), ["status", "email", "company"]);
  assert.deepEqual(stepColumn(shown, "status", -1), shown);
  assert.deepEqual(stepColumn(shown, "email", 1), shown);
});

test("a stored choice comes back, a spoilt one counts as none", () => {
  const choice = { shown: ["email"], widths: { email: 300 }, density: "compact" } as const;
  assert.deepEqual(readChoice(JSON.stringify(choice)), choice);
  assert.deepEqual(readChoice("{"), atFirst);
  assert.deepEqual(readChoice(null), atFirst);
  assert.deepEqual(readChoice('{"widths":{"email":99999,"name":"wide"},"density":"huge"}'), {
    ...atFirst,
    widths: { email: widest },
  });
});
