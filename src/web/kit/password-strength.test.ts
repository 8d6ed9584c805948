import assert from "node:assert/strict";
import { test } from "node:test";
import { strengthOf } from "./password-strength.ts";

test("Eleven characters are short, whatever they are", () => {
  assert.equal(strengthOf("aB3$eF6&hI9"), "short");
});

test("A sentence is strong", () => {
  assert.equal(strengthOf("four foxes in the evening sun"), "strong");
});

test("Repetition does not help", () => {
  assert.equal(strengthOf("aaaaaaaaaaaaaaaa"), "weak");
});

test("One's own name does not help", () => {
  assert.equal(strengthOf("LindqvistMarta", ["Marta", "Lindqvist"]), "weak");
});

test("A letter outside the basic plane is one character, not two", () => {
  assert.equal(strengthOf("🦊🦊🦊🦊🦊🦊"), "short");
});
