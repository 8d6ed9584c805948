import assert from "node:assert/strict";
import { test } from "node:test";
import { draftOf, stepped, withNewStage, withoutStage, withStage, writeDraft, type Pipeline } from "./draft.ts";

const pipeline: Pipeline = {
  id: "p",
  version: 1,
  name: "Sales",
  can: ["edit"],
  stages: [
    { id: "new", name: "New", kind: "open", probability: 10, asksReason: false, opportunities: 2 },
    { id: "talks", name: "Talks", kind: "open", probability: 50, asksReason: false, opportunities: 0 },
    { id: "won", name: "Won", kind: "won", probability: 100, asksReason: false, opportunities: 4 },
    { id: "lost", name: "Lost", kind: "lost", probability: 0, asksReason: true, opportunities: 1 },
  ],
};
const draft = draftOf(pipeline);
const stageAt = (at: number) => draft.stages[at] ?? assert.fail();

test("A draft that nobody has touched says what is there", () => {
  assert.deepEqual(writeDraft(draft), {
    name: "Sales",
    stages: [
      { id: "new", name: "New", kind: "open", probability: 10 },
      { id: "talks", name: "Talks", kind: "open", probability: 50 },
      { id: "won", name: "Won", kind: "won" },
      { id: "lost", name: "Lost", kind: "lost", asksReason: true },
    ],
    moves: [],
  });
});

test("A stage with something in it goes with a word where to; an empty one simply goes", () => {
  const { stages, moves } = writeDraft(withoutStage(withoutStage(draft, stageAt(0)), stageAt(1)));
  assert.deepEqual(
    stages?.map(({ name }) => name),
    ["Won", "Lost"],
  );
  assert.deepEqual(moves, [{ from: "new", to: "talks" }]);
});

test("A new stage stands behind the last that is open, and steps like the others", () => {
  const more = withNewStage(draft);
  const key = more.stages[2]?.key ?? "";
  const names = (of: typeof draft) => writeDraft(of).stages?.map(({ name }) => name);
  const named = withStage(more, key, { name: " Paper " });
  assert.deepEqual(names(named), ["New", "Talks", "Paper", "Won", "Lost"]);
  assert.deepEqual(names(stepped(named, key, -1)), ["New", "Paper", "Talks", "Won", "Lost"]);
  assert.deepEqual(names(stepped(named, "new", -1)), names(named));
});
