import assert from "node:assert/strict";
import { test } from "node:test";
import { readRows } from "./rows.ts";
import type { Answer, Asked, Source } from "./source.ts";

interface Person {
  id: string;
}

/** A list of people in memory; answers wait until they are let go. */
function townOf(size: number) {
  const people = Array.from({ length: size }, (_, at): Person => ({ id: String(at).padStart(4, "0") }));
  const asked: Asked[] = [];
  let failing = false;
  const source: Source<Person> = {
    idOf: ({ id }) => id,
    list: async (wish, signal): Promise<Answer<Person>> => {
      asked.push(wish);
      await turn();
      signal.throwIfAborted();
      if (failing) throw new Error("the database rests");
      const rest = people.filter(({ id }) => wish.after === null || id > wish.after);
      const items = rest.slice(0, wish.limit);
      const next = rest.length > wish.limit ? (items.at(-1)?.id ?? null) : null;
      return { items, next, ...(wish.count ? { count: { value: people.length, exact: true } } : {}) };
    },
  };
  return { people, asked, source, fail: (on: boolean) => (failing = on) };
}

const everybody = { search: "", filter: [], sort: [], from: "" };
const turn = () => new Promise((resolve) => setImmediate(resolve));
/** Each question takes one turn, and few are asked one after the other: however slow the machine is. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 200; turns++) await turn();
}

test("the first rows come with the count, further ones as they are needed", async () => {
  const town = townOf(500);
  const rows = readRows(town.source, everybody, () => ["id"]);
  rows.show(0, 20);
  await settled();
  assert.equal(rows.get().state, "ready");
  assert.deepEqual(rows.get().count, { value: 500, exact: true });
  const read = rows.get().rows.length;
  rows.show(300, 320);
  await settled();
  assert.ok(rows.get().rows.length >= 380 && read < 200);
  assert.deepEqual(
    rows.get().rows.map(({ id }) => id),
    town.people.slice(0, rows.get().rows.length).map(({ id }) => id),
  );
  assert.deepEqual(
    town.asked.map(({ count }) => count),
    [true, ...town.asked.slice(1).map(() => false)],
  );
});

test("the end of the list is known once it is read", async () => {
  const town = townOf(70);
  const rows = readRows(town.source, everybody, () => ["id"]);
  rows.show(0, 60);
  await settled();
  assert.equal(rows.get().more, false);
  assert.equal(rows.get().rows.length, 70);
});

test("a refresh brings who came and takes out who left, only where one looks", async () => {
  const town = townOf(400);
  const rows = readRows(town.source, everybody, () => ["id"]);
  rows.show(0, 300);
  await settled();
  const before = town.asked.length;
  town.people.splice(0, 1);
  town.people.splice(9, 0, { id: "0009a" });
  rows.show(0, 20);
  rows.refresh();
  await settled();
  assert.equal(rows.get().rows[0]?.id, "0001");
  assert.ok(rows.get().rows.some(({ id }) => id === "0009a"));
  assert.equal(town.asked.length, before + 1);
});

test("a refresh while rows are on their way is not lost", async () => {
  const town = townOf(40);
  const rows = readRows(town.source, everybody, () => ["id"]);
  rows.show(0, 20);
  await settled();
  rows.refresh();
  await Promise.resolve();
  town.people.splice(0, 1);
  rows.refresh();
  await settled();
  assert.equal(rows.get().rows[0]?.id, "0001");
});

test("what was read stays when reading on fails, and is read on after a retry", async () => {
  const town = townOf(300);
  const rows = readRows(town.source, everybody, () => ["id"]);
  rows.show(0, 10);
  await settled();
  const read = rows.get().rows.length;
  town.fail(true);
  rows.show(200, 220);
  await settled();
  assert.equal(rows.get().state, "ready");
  assert.equal(rows.get().rows.length, read);
  assert.ok(rows.get().failed instanceof Error);
  town.fail(false);
  rows.retry();
  await settled();
  assert.ok(rows.get().rows.length >= 221);
});

test("a saved row takes the place of its older self, a deleted one lowers the count", async () => {
  const town = townOf(30);
  const rows = readRows(town.source, everybody, () => ["id"]);
  rows.show(0, 10);
  await settled();
  rows.drop(new Set(["0003"]));
  assert.equal(rows.get().count?.value, 29);
  assert.ok(!rows.get().rows.some(({ id }) => id === "0003"));
});
