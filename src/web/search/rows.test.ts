import assert from "node:assert/strict";
import { test } from "node:test";
import { matchLabels } from "./match-labels.ts";
import type { Hit } from "./recent.ts";
import { arrangeRows } from "./rows.ts";

const olena: Hit = { kind: "contact", id: "1", title: "Олена Гриценко", subtitle: "Vantra Service" };
const vantra: Hit = { kind: "company", id: "2", title: "Vantra Service", subtitle: "" };
const taras: Hit = { kind: "contact", id: "3", title: "Тарас Шевчук", subtitle: "" };

test("Found records stand by kind, the best kind first, then the same words in the list", () => {
  const groups = arrangeRows({ typed: "vant ra", hits: [vantra, olena, taras], recent: [taras], commands: [] });
  assert.deepEqual(
    groups.map(({ id }) => id),
    ["company", "contact", "list"],
  );
  assert.deepEqual(
    groups.flatMap(({ rows }) => rows.map(({ href }) => href)),
    ["/companies/2", "/contacts/1", "/contacts/3", "/contacts?q=vant+ra"],
  );
});

test("Before anything is typed one sees what one opened lately", () => {
  const groups = arrangeRows({ typed: "", hits: [], recent: [taras], commands: [] });
  assert.deepEqual(
    groups.map(({ id }) => id),
    ["recent"],
  );
});

test("An action is found by the beginnings of its words, in any order, accents aside", () => {
  const all = [{ label: "Créer un contact" }, { label: "Créer une société" }, { label: "Profil" }];
  assert.deepEqual(matchLabels(all, "soc cre"), [{ label: "Créer une société" }]);
  assert.deepEqual(matchLabels(all, ""), all);
});
