import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cleanText, fold, isCleanText, likePattern, words } from "./text.ts";

test("text is kept in NFC and without white space around it", () => {
  assert.equal(cleanText("  Zoe\u0308 Lefe\u0300vre\t"), "Zoë Lefèvre");
  assert.equal(cleanText("Ann  Lee"), "Ann  Lee");
});

test("NUL and lone surrogates are refused, whole emoji are not (A127)", () => {
  assert.equal(isCleanText("a\0b"), false);
  assert.equal(isCleanText("a\ud800"), false);
  assert.equal(isCleanText("Ann 🎉"), true);
  assert.throws(() => cleanText("a\0b"), RangeError);
});

test("folding drops case, diacritics and punctuation and keeps the script", () => {
  const cases: [string, string][] = [
    ["José Ångström", "jose angstrom"],
    ["STRAẞE, Straße", "strasse strasse"],
    ["Søren Łukasz Æther", "soren lukasz aether"],
    ["Đorđe Þór Iğdır İzmir", "dorde thor igdir izmir"],
    ["Фёдор Андрей", "федор андрей"],
    ["Їжак Юрій Ґудзь Євген", "їжак юрій ґудзь євген"],
    ["Ва\u0301ня", "ваня"],
    ["O'Brien O’Brien Oʼbrien", "obrien obrien obrien"],
    ["Дем'янчук Дем’янчук", "демянчук демянчук"],
    ["Μαρία ΟΔΥΣΣΕΥΣ", "μαρια οδυσσευσ"],
    ["ﬁnn ＡＮＮ", "finn ann"],
    ["Anne-Marie   Smith/Jones", "anne marie smith jones"],
    ["김민수", "김민수"],
    ["हिन्दी", "हिन्दी"],
    ["がく", "がく"],
  ];
  for (const [text, folded] of cases) assert.equal(fold(text), folded, text);
});

test("folding twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", size: "max", maxLength: 200 }), (text) => {
      assert.equal(fold(fold(text)), fold(text));
    }),
  );
});

test("words come once each and an empty text has none", () => {
  assert.deepEqual(words("Ann Lee, ann LEE-Smith"), ["ann", "lee", "smith"]);
  assert.deepEqual(words(" …! "), []);
});

test("a text to look for is read literally by LIKE (A202)", () => {
  assert.equal(likePattern("50%_\\"), "50\\%\\_\\\\");
});
