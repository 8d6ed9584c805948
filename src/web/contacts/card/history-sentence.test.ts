import assert from "node:assert/strict";
import { test } from "node:test";
import { contactActions } from "../../../audit/actions.ts";
import { languages, words } from "../../../words/words.ts";
import type { HistoryEntry } from "./history-entry.ts";
import { partsOf, sentenceOf } from "./history-sentence.ts";

const entry = (action: string, change: HistoryEntry["change"]): HistoryEntry => ({
  id: "1",
  at: "2026-01-01T00:00:00Z",
  actor: null,
  batch: null,
  action,
  change,
});
const fields = new Set(["jobTitle", "nickname", "status", "signInEmail"]);
const say = words("en");
const exists = (key: string) => say(`card:${key}`, { count: 2 }) !== key;
const sentence = (one: HistoryEntry) => sentenceOf(one, partsOf(one, fields).changed, exists);

test("One changed field is named by the sentence, several are counted by it", () => {
  assert.equal(sentence(entry("updated", { jobTitle: ["", "Nurse"] })), "history.one.updated");
  assert.equal(
    sentence(entry("reverted", { jobTitle: ["", "Nurse"], nickname: ["", "N"] })),
    "history.several.reverted",
  );
  assert.equal(sentence(entry("updated", { unheardOf: [1, 2] })), "history.action.updated");
});

test("A block is told by its sentence; another reason for the same block is not a new one", () => {
  const block = { reason: "rude", until: null };
  const blocked = entry("blocked", { status: ["active", "blocked"], blocked: [null, block] });
  assert.deepEqual([sentence(blocked), partsOf(blocked, fields).changed], ["history.action.blocked", []]);
  assert.equal(
    sentence(entry("blocked", { blocked: [block, { ...block, reason: "very rude" }] })),
    "history.action.blockChanged",
  );
});

test("An invitation names its address, and what only a newer program does is told as a change", () => {
  const invited = entry("invited", { invitation: [null, "ann@house.example"] });
  assert.deepEqual(
    [sentence(invited), partsOf(invited, fields).values.address],
    ["history.action.invited", "ann@house.example"],
  );
  assert.equal(sentence(entry("teleported", {})), "history.action.updated");
});

test("Every deed has its own sentence in every language", () => {
  for (const language of languages)
    for (const action of contactActions) {
      const key = `history.action.${action}`;
      assert.notEqual(words(language)(`card:${key}`), key, `${language}: ${action}`);
    }
});
