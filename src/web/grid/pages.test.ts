import assert from "node:assert/strict";
import { test } from "node:test";
import { append, dropRows, putRow, replace, rowsOf, type Stretch } from "./pages.ts";

interface Person {
  id: string;
  title?: string;
}
const idOf = (person: Person) => person.id;
const people = (...ids: string[]) => ids.map((id) => ({ id }));
const stretch = (after: string | null, next: string | null, ...ids: string[]): Stretch<Person> => ({
  after,
  next,
  stale: false,
  rows: people(...ids),
});
const ids = (stretches: readonly Stretch<Person>[]) => rowsOf(stretches).map(idOf).join(" ");
const three = [stretch(null, "2", "ann", "bob"), stretch("2", "4", "cy", "dan"), stretch("4", null, "eve")];

test("a row that slid down while one read on is not shown twice", () => {
  assert.equal(ids(append([stretch(null, "2", "ann", "bob")], stretch("2", null, "bob", "cy"), idOf)), "ann bob cy");
});

test("a stretch read again takes in a new person and ends where the next begins", () => {
  assert.equal(ids(replace(three, 1, stretch("2", "5", "cy", "cyd", "dan", "eve"), idOf)), "ann bob cy cyd dan eve");
});

test("a stretch read again meets the next one even when that one's first row was deleted", () => {
  assert.equal(ids(replace(three, 0, stretch(null, "4", "ann", "bob", "dan", "eve"), idOf)), "ann bob cy dan eve");
});

test("a stretch read again leaves out who is gone", () => {
  assert.equal(ids(replace(three, 0, stretch(null, "3", "bob", "cy"), idOf)), "bob cy dan eve");
});

test("when a stretch read again does not reach the next, all after it is read anew", () => {
  const fresh = replace(three, 0, stretch(null, "9", "zoe", "yan"), idOf);
  assert.equal(ids(fresh), "zoe yan");
  assert.equal(fresh.at(-1)?.next, "9");
});

test("a person who moved up is shown where they were seen last", () => {
  assert.equal(ids(replace(three, 0, stretch(null, "2", "eve", "ann", "bob", "cy"), idOf)), "eve ann bob cy dan");
});

test("a changed row takes the place of its older self, a deleted one leaves", () => {
  assert.equal(rowsOf(putRow(three, { id: "dan", title: "Nurse" }, idOf))[3]?.title, "Nurse");
  assert.equal(ids(dropRows(three, new Set(["ann", "dan"]), idOf)), "bob cy eve");
});
