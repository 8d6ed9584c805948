import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { languages } from "./words.ts";

type Words = { [key: string]: string | Words };

const read = (language: string, room: string): Words =>
  JSON.parse(readFileSync(new URL(`${language}/${room}.json`, import.meta.url), "utf8"));

const keysOf = (words: Words, above = ""): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [`${above}${key}`] : keysOf(value, `${above}${key}.`),
  );

const partOf = (words: Words, room: string): Words => {
  const part = words[room];
  return typeof part === "object" ? part : {};
};

for (const language of languages)
  test(`What accounts.json lays over the words of rooms is there to be laid over (${language})`, () => {
    const over = read(language, "accounts");
    for (const room of Object.keys(over)) {
      const known = new Set(keysOf(read(language, room)));
      assert.deepEqual(
        keysOf(partOf(over, room)).filter((key) => !known.has(key)),
        [],
        room,
      );
    }
  });

test("Whatever those rooms say of companies has another word for who calls them accounts", () => {
  const over = read("en", "accounts");
  for (const room of Object.keys(over)) {
    const other = new Set(keysOf(partOf(over, room)));
    const said = readFileSync(new URL(`en/${room}.json`, import.meta.url), "utf8");
    const words: Words = JSON.parse(said, (_, value) =>
      typeof value === "string" && !/compan/i.test(value) ? undefined : value,
    );
    assert.deepEqual(
      keysOf(words).filter((key) => !other.has(key)),
      [],
      room,
    );
  }
});
