import assert from "node:assert/strict";
import { test } from "node:test";
import { mayBeCalled } from "./same-name.ts";

test("one name is written in many ways", () => {
  for (const [one, other] of [
    ["ivan petrov", "petrov ivan"],
    ["i petrov", "ivan petrov"],
    ["alex stone", "alexander stone"],
    ["ann", "ann lee"],
    ["", "ann lee"],
    ["ann lee", ""],
  ] as const)
    assert.ok(mayBeCalled(one, other), `${one} / ${other}`);
});

test("people who share a phone have other names", () => {
  for (const [one, other] of [
    ["ivan petrov", "anna petrov"],
    ["ivan petrov", "ivan sidorov"],
    ["ann lee", "boris stone"],
    ["ann ann", "ann lee"],
    ["иван петров", "ivan petrov"],
  ] as const)
    assert.ok(!mayBeCalled(one, other), `${one} / ${other}`);
});
