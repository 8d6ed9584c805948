import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, test } from "node:test";
import { languages } from "./words.ts";

const source = new URL("..", import.meta.url).pathname;
const expected = ["de", "en", "es", "fr", "ru", "uk"];
const plural = /_(zero|one|two|few|many|other)$/;

describe("The words", () => {
  test("are there in six languages", () => {
    assert.deepEqual(languages.toSorted(), expected);
  });

  for (const language of expected.filter((one) => one !== "en")) {
    test(`of "${language}" are complete: every key, every plural form, every placeholder`, () => {
      const [english, own] = [readWords("en"), readWords(language)];
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const wanted = new Set(
        [...english.keys()].flatMap((key) =>
          plural.test(key) ? forms.map((form) => key.replace(plural, `_${form}`)) : [key],
        ),
      );
      assert.deepEqual(
        [...wanted].filter((key) => !own.has(key)),
        [],
        "missing",
      );
      assert.deepEqual(
        [...own.keys()].filter((key) => !wanted.has(key)),
        [],
        "too many",
      );
      for (const [key, text] of own) {
        assert.notEqual(text.trim(), "", key);
        const model = english.get(key) ?? english.get(key.replace(plural, "_other")) ?? "";
        assert.deepEqual(placeholders(text, key), placeholders(model, key), `${key}: ${text}`);
      }
    });
  }

  test("stand in no component: what a person reads comes from the files", () => {
    const found = pages().flatMap(({ file, code }) => {
      const bare = code.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, "");
      const texts = [...bare.matchAll(/<[a-zA-Z][^<>]*[^=<>-]>\s*([A-Za-zÀ-ж][^<>{}()=;]*?)\s*<\//g)].map(
        ([, text]) => text ?? "",
      );
      const attributes = [
        ...bare.matchAll(/\b(?:aria-label|title|placeholder|label|alt)="([^"]*[A-Za-z]{2}[^"]*)"/g),
      ].map(([, text]) => text ?? "");
      return [...texts, ...attributes]
        .filter((text) => /\p{L}{2}/u.test(text) && !marks.has(text))
        .map((text) => `${file}: ${text}`);
    });
    assert.deepEqual(found, []);
  });

  test("that the page asks for exist", () => {
    const english = readWords("en");
    const rooms = [...new Set([...english.keys()].map((key) => key.split(":")[0] ?? ""))];
    const missing = pages().flatMap(({ file, code }) => {
      const room = /useTranslation\(\s*"([\w-]+)"/.exec(code)?.[1];
      const keys = [...code.matchAll(/\bt\(\s*"([^"]+)"/g)].map(([, key]) => key ?? "");
      // Where `t` is handed in, the room is the caller's: some room must have the key.
      const isThere = (key: string) => english.has(key) || english.has(`${key}_other`);
      const known = (key: string) =>
        key.includes(":")
          ? isThere(key)
          : room
            ? isThere(`${room}:${key}`)
            : rooms.some((one) => isThere(`${one}:${key}`));
      return keys.filter((key) => !known(key)).map((key) => `${file}: ${key}`);
    });
    assert.deepEqual(missing, []);
  });
});

/** Names that are the same in every language. */
const marks = new Set(["Acquaint", "Ctrl K", "Ctrl", "Esc", "Enter", "Tab"]);

function pages(): { file: string; code: string }[] {
  return globSync("web/**/*.tsx", { cwd: source }).map((file) => ({
    file,
    code: readFileSync(`${source}${file}`, "utf8"),
  }));
}

/** `room:path.to.key` → words. */
function readWords(language: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const file of globSync(`words/${language}/*.json`, { cwd: source }))
    collect(`${basename(file, ".json")}:`, JSON.parse(readFileSync(`${source}${file}`, "utf8")), words);
  return words;
}

function collect(path: string, node: unknown, words: Map<string, string>): void {
  if (typeof node === "string") words.set(path, node);
  else if (typeof node === "object" && node !== null)
    for (const [key, value] of Object.entries(node))
      collect(path.endsWith(":") ? path + key : `${path}.${key}`, value, words);
}

/** The one form of a plural may leave the number out. */
function placeholders(text: string, key: string): string[] {
  const names = [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map(([, name]) => name ?? "");
  return [...new Set(names)].filter((name) => !(name === "count" && plural.test(key))).toSorted();
}
