import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { words } from "../words/words.ts";

const source = join(import.meta.dirname, "..");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".ts") && !/(\.test\.ts$|^web|^testing)/.test(path),
);
const text = files.map((path) => readFileSync(join(source, path), "utf8")).join("\n");
const rooms = files.filter((path) => !path.startsWith("transfer"));
const checks = rooms.map((path) => readFileSync(join(source, path), "utf8")).join("\n");

function found(within: string, pattern: RegExp): string[] {
  return [...new Set([...within.matchAll(pattern)].map((match) => match[1] ?? ""))].toSorted();
}

test("Every refusal that the server knows has a title and a sentence", () => {
  const codes = [
    ...new Set([...found(text, /(?:refused?|new Refusal)\(\d{3}, "(\w+)"/g), ...found(text, /\[[45]\d\d, "(\w+)"/g)]),
  ];
  assert.ok(codes.length > 20);
  const say = words("en");
  const mute = codes
    .flatMap((code) => ["title", "detail"].map((part) => `errors:${code}.${part}`))
    .filter((key) => say(key, { count: 2 }) === key.replace("errors:", ""));
  assert.deepEqual(mute, []);
});

test("Every fault that a check finds has a sentence", () => {
  const codes = [
    ...new Set([
      ...found(checks, /(?:refuseField|fault|wrong)\([^"\n]*(?:"\/[^"]*"|`[^`]*`|pointer), "(\w+)"/g),
      ...found(checks, /pointer: [^,]+, code: "(\w+)"/g),
    ]),
  ];
  assert.ok(codes.length > 20);
  const say = words("en");
  assert.deepEqual(
    codes.filter((code) => say(`errors:fault.${code}`) === `fault.${code}`),
    [],
  );
});
