import assert from "node:assert/strict";
import { test } from "node:test";
import { move, wayOf } from "./keys.ts";

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const room = { rows: 100, firstColumn: 0, columns: 8, page: 20 };

test("arrows move by one and stop at the edges; above the first row stand the headers", () => {
  assert.deepEqual(move({ row: 0, column: 0 }, "up", room), { row: -1, column: 0 });
  assert.deepEqual(move({ row: -1, column: 0 }, "up", room), { row: -1, column: 0 });
  assert.deepEqual(move({ row: 99, column: 7 }, "down", room), { row: 99, column: 7 });
  assert.deepEqual(move({ row: 4, column: 7 }, "right", room), { row: 4, column: 7 });
});

test("Home and End stay in the row, with Ctrl they go to the first and last row", () => {
  assert.equal(wayOf({ ...plain, key: "Home" }, false), "home");
  assert.equal(wayOf({ ...plain, key: "End", ctrlKey: true }, false), "last");
  assert.deepEqual(move({ row: 4, column: 3 }, "last", room), { row: 99, column: 7 });
});

test("a page up from the first screen stops at the first row, not at the headers", () => {
  assert.deepEqual(move({ row: 4, column: 3 }, "pageUp", room), { row: 0, column: 3 });
});

test("without check boxes the row begins with its name", () => {
  assert.deepEqual(move({ row: 4, column: 3 }, "home", { ...room, firstColumn: 1 }), { row: 4, column: 1 });
  assert.deepEqual(move({ row: 4, column: 1 }, "left", { ...room, firstColumn: 1 }), { row: 4, column: 1 });
});

test("in a right-to-left page the arrows follow the eye", () => {
  assert.equal(wayOf({ ...plain, key: "ArrowLeft" }, true), "right");
});

test("arrows held with other keys are left to the browser", () => {
  assert.equal(wayOf({ ...plain, key: "ArrowDown", ctrlKey: true }, false), undefined);
  assert.equal(wayOf({ ...plain, key: "ArrowLeft", altKey: true }, false), undefined);
  assert.equal(wayOf({ ...plain, key: "a" }, false), undefined);
});
