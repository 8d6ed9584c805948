import assert from "node:assert/strict";
import { test } from "node:test";
import { remembered } from "./remembered.ts";

test("What was asked lately is not asked again", () => {
  const asked: string[] = [];
  const length = remembered((text) => (asked.push(text), text.length), 2);
  assert.deepEqual([length("Anna"), length("Bo"), length("Anna")], [4, 2, 4]);
  assert.deepEqual(asked, ["Anna", "Bo"]);
});

test("Of many answers only the last are kept, and long texts never", () => {
  const asked: string[] = [];
  const length = remembered((text) => (asked.push(text), text.length), 2);
  for (const name of ["a", "b", "c", "d", "e"]) length(name);
  asked.length = 0;
  assert.deepEqual(
    [length("e"), length("d"), length("a"), length("x".repeat(300)), length("x".repeat(300))],
    [1, 1, 1, 300, 300],
  );
  assert.deepEqual(asked, ["a", "x".repeat(300), "x".repeat(300)]);
});
