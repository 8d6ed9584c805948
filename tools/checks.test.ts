import assert from "node:assert/strict";
import { before, test } from "node:test";
import { complaints, installCheckers } from "./checkers.ts";

before(installCheckers);

const content = async (program: string, ...words: string[]) => {
  const said = await complaints(program, words);
  assert.ok(said === "", `\n${said}`);
};

test("the types hold (tsc)", () => content("tsc", "-p", ".", "--checkers", "1"));

test("the rules of STYLE.md hold (oxlint)", () => content("oxlint", "--quiet"));

test("the source is formatted (oxfmt)", () => content("oxfmt", "--check"));

test("there is no dead code and no unused or missing package (knip)", () => content("knip"));
