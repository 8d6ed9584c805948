import assert from "node:assert/strict";
import { test } from "node:test";
import { countSelected, everybody, isSelected, nobody, tick } from "./selection.ts";

test("ticked rows are selected and may be let go again", () => {
  const both = tick(nobody, ["ann", "bob"], true);
  assert.ok(isSelected(both, "ann"));
  const one = tick(both, ["ann"], false);
  assert.ok(!isSelected(one, "ann"));
  assert.equal(countSelected(one, 50), 1);
});

test("of all that match, some may be taken out and put back", () => {
  const without = tick(everybody, ["ann"], false);
  assert.ok(!isSelected(without, "ann"));
  assert.ok(isSelected(without, "bob"));
  assert.equal(countSelected(without, 12_408), 12_407);
  assert.ok(isSelected(tick(without, ["ann"], true), "ann"));
});
