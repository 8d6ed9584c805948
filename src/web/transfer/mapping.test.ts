import assert from "node:assert/strict";
import { test } from "node:test";
import { choicesFor, giveMeaning, mappingOf } from "./mapping.ts";

const meanings = new Map([
  [0, "First name"],
  [1, "Email 1"],
  [2, "Email 2"],
  [3, ""],
]);

test("two e-mails change places when the second is made the first", () => {
  assert.deepEqual(
    [...giveMeaning(meanings, 2, "Email 1")],
    [
      [0, "First name"],
      [1, "Email 2"],
      [2, "Email 1"],
      [3, ""],
    ],
  );
});

test("a column whose meaning is taken over by an unlike one is left out", () => {
  assert.deepEqual(
    [...giveMeaning(meanings, 3, "First name")],
    [
      [0, ""],
      [1, "Email 1"],
      [2, "Email 2"],
      [3, "First name"],
    ],
  );
});

test("leaving out takes nothing from the others", () => {
  assert.deepEqual(
    [...giveMeaning(meanings, 1, "")],
    [
      [0, "First name"],
      [1, ""],
      [2, "Email 2"],
      [3, ""],
    ],
  );
});

test("every column is told, also those left out", () => {
  assert.deepEqual(
    mappingOf(
      new Map([
        [0, "Id"],
        [4, ""],
      ]),
    ),
    [
      { index: 0, field: "Id" },
      { index: 4, field: "" },
    ],
  );
});

test("of a list one more may be chosen than the file has", () => {
  const names = (meanings: [number, string][]) =>
    choicesFor([{ name: "Id" }, { name: "Address 1 street 2" }], new Map(meanings)).map(({ name }) => name);
  assert.deepEqual(names([]), ["Id", "Address 1 street 2", "Address 2 street 2", "Address 3 street 2"]);
  assert.deepEqual(names([[0, "Email 4"]]).at(-1), "Address 5 street 2");
});
