import assert from "node:assert/strict";
import { test } from "node:test";
import type { BoardStage, Opportunity } from "./opportunity.ts";
import { besideAt, movedTo, placeOf, stepFrom, withCardAt } from "./places.ts";

const card = (id: string): Opportunity => ({
  id,
  version: 1,
  name: id,
  contacts: [],
  company: null,
  pipeline: { id: "p", name: "Sales" },
  stage: { id: "new", name: "New", kind: "open" },
  probability: 10,
  amount: null,
  currency: "EUR",
  closeDate: null,
  owner: null,
  description: "",
  lostReason: "",
  createdAt: "",
  updatedAt: "",
  can: ["edit"],
});
const stage = (id: string, ...cards: string[]): BoardStage => ({
  id,
  name: id,
  kind: "open",
  probability: 50,
  asksReason: false,
  count: cards.length,
  sums: [],
  cards: cards.map(card),
  next: null,
});
const stages = [stage("new", "a", "b", "c"), stage("talks"), stage("paper", "d")];
const names = (all: readonly BoardStage[]) => all.map(({ cards }) => cards.map(({ id }) => id).join(""));

test("A card stands in one place alone, wherever it is put", () => {
  assert.deepEqual(placeOf(stages, "b"), { stage: "new", index: 1 });
  assert.deepEqual(names(withCardAt(stages, card("a"), { stage: "new", index: 2 })), ["bca", "", "d"]);
  assert.deepEqual(names(withCardAt(stages, card("a"), { stage: "paper", index: 1 })), ["bc", "", "da"]);
  const moved = movedTo({ pipeline: { id: "p", name: "Sales" }, stages }, card("a"), { stage: "talks", index: 0 });
  assert.deepEqual(
    moved.stages.map(({ count }) => count),
    [2, 1, 1],
  );
  assert.deepEqual(moved.stages[1]?.cards[0]?.stage, { id: "talks", name: "talks", kind: "open" });
});

test("Its place is said by the card above it, else by the one below", () => {
  assert.deepEqual(besideAt(stages, "a", { stage: "new", index: 2 }), { after: "c" });
  assert.deepEqual(besideAt(stages, "a", { stage: "new", index: 0 }), { before: "b" });
  assert.deepEqual(besideAt(stages, "a", { stage: "paper", index: 0 }), { before: "d" });
  assert.deepEqual(besideAt(stages, "a", { stage: "talks", index: 0 }), {});
});

test("Arrow keys step within a stage and into the next one, not beyond the ends", () => {
  const step = (index: number, key: string, of = "new", isRightToLeft = false) =>
    stepFrom(stages, "c", { stage: of, index }, key, isRightToLeft);
  assert.equal(step(0, "ArrowUp"), undefined);
  assert.equal(step(2, "ArrowDown"), undefined);
  assert.deepEqual(step(2, "ArrowUp"), { stage: "new", index: 1 });
  assert.deepEqual(step(2, "ArrowRight"), { stage: "talks", index: 0 });
  assert.deepEqual(step(0, "ArrowLeft", "paper"), { stage: "talks", index: 0 });
  assert.equal(step(0, "ArrowRight", "paper"), undefined);
  assert.deepEqual(step(2, "ArrowLeft", "new", true), { stage: "talks", index: 0 });
});
