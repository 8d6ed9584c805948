import assert from "node:assert/strict";
import { test } from "node:test";
import { clampCrop, placeOn, wholeCrop } from "./crop.ts";

const portrait = { width: 300, height: 600 };

test("a picture fills the square by its shorter side and stands in the middle", () => {
  assert.deepEqual(placeOn(100, wholeCrop, portrait), { width: 100, height: 200, left: 0, top: -50 });
});

test("a picture is moved no further than its edge", () => {
  assert.deepEqual(clampCrop({ x: 1, y: 3, zoom: 1 }, portrait), { x: 0, y: 0.5, zoom: 1 });
});

test("an enlarged picture may be moved sideways too", () => {
  assert.deepEqual(clampCrop({ x: 9, y: -9, zoom: 2 }, portrait), { x: 0.5, y: -1.5, zoom: 2 });
});

test("nothing is made smaller than the square or larger than four times", () => {
  assert.equal(clampCrop({ x: 0, y: 0, zoom: 0.2 }, portrait).zoom, 1);
  assert.equal(clampCrop({ x: 0, y: 0, zoom: 20 }, portrait).zoom, 4);
});
