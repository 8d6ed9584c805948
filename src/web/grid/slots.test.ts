import assert from "node:assert/strict";
import { test } from "node:test";
import { assignSlots } from "./slots.ts";

test("a row that stays on the screen keeps its element", () => {
  const first = assignSlots(new Map(), [10, 11, 12]);
  const second = assignSlots(first, [11, 12, 13]);
  assert.equal(second.get(11), first.get(11));
  assert.equal(second.get(12), first.get(12));
});

test("a newcomer takes the element of the row that left", () => {
  const first = assignSlots(new Map(), [10, 11, 12]);
  assert.equal(assignSlots(first, [11, 12, 13]).get(13), first.get(10));
});

test("no two rows share an element, and no more elements are made than rows are shown", () => {
  let slots = new Map<number, number>();
  for (const start of [0, 7, 3, 40, 41, 39]) {
    const rows = [0, ...Array.from({ length: 20 }, (_, step) => start + step + 1)];
    slots = assignSlots(slots, rows);
    assert.equal(new Set(slots.values()).size, rows.length);
    assert.ok(Math.max(...slots.values()) < rows.length + 20);
  }
});
