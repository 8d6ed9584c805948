import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalLanguage, languageCode } from "./language.ts";

test("a language tag gets the form of BCP 47", () => {
  const cases: [string, string][] = [
    ["UK", "uk"],
    ["pt_br", "pt-BR"],
    ["zh-hant-tw", "zh-Hant-TW"],
    ["en_US.UTF-8", "en-US"],
    ["iw", "he"],
    ["es-419", "es-419"],
  ];
  for (const [text, tag] of cases) assert.equal(canonicalLanguage(text), tag, text);
});

test("junk and unknown languages are no language (A220)", () => {
  for (const text of ["", "junk", "english", "xx", "u", "en-", "en-XX", "../../etc", "en\0", "und", "a".repeat(1_000)])
    assert.equal(canonicalLanguage(text), undefined, text);
});

test("a language is known by its name in six languages and its own", () => {
  const cases: [string, string][] = [
    ["German", "de"],
    ["Deutsch", "de"],
    ["немецкий", "de"],
    ["німецька", "de"],
    ["alemán", "de"],
    ["allemand", "de"],
    ["Ukrainian", "uk"],
    ["Українська", "uk"],
    ["English (United States)", "en-US"],
    ["日本語", "ja"],
    ["fr", "fr"],
    ["Klingonese", ""],
  ];
  for (const [text, tag] of cases) assert.equal(languageCode(text) ?? "", tag, text);
});
