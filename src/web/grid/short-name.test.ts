import assert from "node:assert/strict";
import { test } from "node:test";
import { shortNameOf } from "./short-name.ts";

test("a name in a column is an initial and the surname, whatever its script", () => {
  assert.equal(shortNameOf("Olena Hrytsenko"), "O. Hrytsenko");
  assert.equal(shortNameOf("Тарас Шевчук"), "Т. Шевчук");
  assert.equal(shortNameOf("María José Fernández Soler"), "M. José Fernández Soler");
});

test("a name of one word stays whole", () => {
  assert.equal(shortNameOf("Marta"), "Marta");
  assert.equal(shortNameOf(""), "");
});
