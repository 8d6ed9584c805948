import assert from "node:assert/strict";
import { test } from "node:test";
import { placeWithin } from "./place-within.ts";

test("One comes back to the page one wanted, with its filter and its block", () => {
  assert.equal(placeWithin("/contacts?q=ann&sort=name#similar"), "/contacts?q=ann&sort=name#similar");
});

test("Without a wish one comes to the first page", () => {
  assert.equal(placeWithin(undefined), "/");
});

test("No link leads from the sign-in page to another site", () => {
  for (const next of [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "//evil.example:x",
  ])
    assert.equal(placeWithin(next), "/", next);
});
