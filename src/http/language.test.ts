import assert from "node:assert/strict";
import { test } from "node:test";
import { pickLanguage } from "./language.ts";

const spoken = ["en", "uk", "de", "pt-BR"];

test("The most wanted language that we speak is picked, by its tag or its language alone; English when there is none", () => {
  const cases: [string, string][] = [
    ["", "en"],
    ["uk", "uk"],
    ["uk-UA,uk;q=0.9,en;q=0.8", "uk"],
    ["fr, de;q=0.7, en;q=0.9", "en"],
    ["fr;q=0.9, de-AT;q=0.95", "de"],
    ["PT-br", "pt-BR"],
    ["pt", "en"],
    ["de;q=0, uk;q=0.1", "uk"],
    ["*", "en"],
    ["de;q=banana", "en"],
    ["x-".repeat(100_000), "en"],
  ];
  for (const [accepted, language] of cases)
    assert.equal(pickLanguage(accepted, spoken), language, accepted.slice(0, 60));
});
