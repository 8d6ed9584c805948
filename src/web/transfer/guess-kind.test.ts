import assert from "node:assert/strict";
import { test } from "node:test";
import { guessKind } from "./guess-kind.ts";

test("A column's cells tell what kind of field they would fill", () => {
  assert.equal(guessKind(["42", "38.5", "-1", ""]), "number");
  assert.equal(guessKind(["0042", "0038"]), "text");
  assert.equal(guessKind(["2027-02-28", "28.2.2027"]), "date");
  assert.equal(guessKind(["42", "many"]), "text");
  assert.equal(guessKind(["One\nTwo", "Three"]), "longText");
  assert.equal(guessKind(["", " "]), "text");
});
