import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let api: Client;
let round = 0;

before(async () => {
  world = await aWorld();
  api = world.as(await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" }));
});
after(() => world.close());

const letter = fc.constantFrom("a", "b", "c", "d");
const who = fc.nat(2);
const command = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("give" as const), who, name: letter }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("take" as const), who, name: letter }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("rename" as const), name: letter, to: letter }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("merge" as const), name: letter, to: letter }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("delete" as const), name: letter }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("undo" as const), which: fc.nat(3) }) },
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

/** Whatever chance leaves out: a chain of merges taken back from its beginning, and a tag made anew under a name that was deleted. */
const thoroughly: Command[] = [
  { do: "give", who: 0, name: "a" },
  { do: "give", who: 1, name: "b" },
  { do: "give", who: 2, name: "c" },
  { do: "merge", name: "a", to: "b" },
  { do: "merge", name: "b", to: "c" },
  { do: "undo", which: 1 },
  { do: "rename", name: "c", to: "d" },
  { do: "delete", name: "d" },
  { do: "give", who: 0, name: "c" },
  { do: "undo", which: 0 },
  { do: "undo", which: 0 },
];

/** He who was relieved of the tag that he had been given keeps nothing of the merge, and gets nothing back. */
const relieved: Command[] = [
  { do: "give", who: 0, name: "a" },
  { do: "give", who: 1, name: "b" },
  { do: "merge", name: "a", to: "b" },
  { do: "take", who: 0, name: "a" },
  { do: "undo", which: 0 },
];

/** A name: of a tag, or one that leads to another tag. */
interface Row {
  name: string;
  parent: Row | undefined;
  deleted: boolean;
}
interface Done {
  batch: string;
  from: Row;
  into: Row | undefined;
  /** Who had it, and whether he was given the other. */
  entries: { person: number; wasGiven: boolean }[];
}

/** What tags must be, by the plainest means. */
interface Model {
  rows: Row[];
  people: readonly Set<Row>[];
  done: Done[];
}

const rowOf = ({ rows }: Model, name: string) => rows.find((row) => row.name === name && !row.deleted);

function tagOf(model: Model, name: string): Row | undefined {
  const row = rowOf(model, name);
  return row && rootOf(row);
}

function give(model: Model, person: number, name: string): void {
  const known = tagOf(model, name) ?? { name, parent: undefined, deleted: false };
  if (!model.rows.includes(known)) model.rows.push(known);
  model.people[person]?.add(known);
}

function rename(model: Model, tag: Row, to: string): void {
  const row = rowOf(model, to);
  const from = tag.name;
  tag.name = to;
  if (row === undefined) model.rows.push({ name: from, parent: tag, deleted: false });
  else if (row !== tag) row.name = from;
}

function move(model: Model, batch: string, from: Row, into: Row | undefined): void {
  const entries = model.people.flatMap((tags, person) => {
    if (!tags.delete(from)) return [];
    const wasGiven = into !== undefined && !tags.has(into);
    if (into) tags.add(into);
    return [{ person, wasGiven }];
  });
  if (into) from.parent = into;
  else for (const row of model.rows.filter((one) => rootOf(one) === from)) row.deleted = true;
  model.done.push({ batch, from, into, entries });
}

function undo(model: Model, { from, into, entries }: Done): void {
  const isFree = (row: Row) => !model.rows.some((other) => other !== row && !other.deleted && other.name === row.name);
  if ((from.deleted || from.parent) && isFree(from)) {
    from.parent = undefined;
    from.deleted = false;
    for (const row of model.rows.toReversed())
      if (row.deleted && rootOf(row) === from && isFree(row)) row.deleted = false;
  }
  const back = from.deleted ? tagOf(model, from.name) : rootOf(from);
  const lives = into !== undefined && !into.deleted && into.parent === undefined;
  for (const { person, wasGiven } of entries) {
    const tags = model.people[person];
    if (!tags || !back || (wasGiven && lives && !tags.has(into))) continue;
    if (wasGiven && into) tags.delete(into);
    tags.add(back);
  }
}

function rootOf(row: Row): Row {
  return row.parent ? rootOf(row.parent) : row;
}

test("Whatever is renamed, merged, deleted and taken back in whatever order, everybody has the tags that the model says", async () => {
  await fc.assert(fc.asyncProperty(fc.array(command, { maxLength: 14, size: "max" }), play), {
    numRuns: 12,
    examples: [[thoroughly], [relieved]],
  });
});

async function play(commands: Command[]): Promise<void> {
  const prefix = `${++round} `;
  const model: Model = { rows: [], people: [new Set(), new Set(), new Set()], done: [] };
  const ids = await Promise.all(
    ["Ann", "Bob", "Cid"].map(
      async (firstName) => (await api.post("/contacts", { firstName, lastName: "Model" })).body.id,
    ),
  );
  for (const one of commands) {
    await act(model, ids, prefix, one);
    const tags = await Promise.all(ids.map(async (id) => (await api.get(`/contacts/${id}`)).body.tags.toSorted()));
    assert.deepEqual(
      tags,
      model.people.map((set) => [...set].map(({ name }) => name).toSorted()),
      JSON.stringify(one),
    );
  }
}

async function act(model: Model, ids: readonly string[], prefix: string, one: Command): Promise<void> {
  if (one.do === "undo") {
    const done = model.done.at(-1 - one.which);
    if (!done) return;
    const { status } = await api.post(`/batches/${done.batch}/undo`);
    assert.equal(status, 200);
    undo(model, done);
    model.done.splice(model.done.indexOf(done), 1);
    return;
  }
  const name = prefix + one.name;
  const tag = tagOf(model, name);
  if (one.do === "give" || one.do === "take") {
    const id = ids[one.who];
    const wish = one.do === "give" ? { add: { tags: [name] } } : { remove: { tags: [name] } };
    assert.equal((await api.post("/contacts/bulk", { ids: [id], ...wish })).status, 200);
    if (one.do === "give") give(model, one.who, name);
    else if (tag) model.people[one.who]?.delete(tag);
    return;
  }
  if (!tag) return;
  const { id, version } = await managed(tag.name);
  if (one.do === "delete") {
    const { status, body } = await api.delete(`/tags/${id}`, { "if-match": `"${version}"` });
    assert.equal(status, 200);
    return move(model, body.batch, tag, undefined);
  }
  const other = tagOf(model, prefix + one.to);
  if (one.do === "rename") {
    const { status } = await api.patch(`/tags/${id}`, { name: prefix + one.to, version });
    const isTaken = other !== undefined && other !== tag;
    assert.equal(status, isTaken ? 409 : 200);
    if (!isTaken) rename(model, tag, prefix + one.to);
    return;
  }
  if (!other || other === tag) return;
  const { status, body } = await api.post("/tags/merge", { tags: [id], into: (await managed(other.name)).id });
  assert.equal(status, 200);
  move(model, body.batch, tag, other);
}

async function managed(name: string): Promise<{ id: string; version: number }> {
  const { items } = (await api.get(`/tags/all?search=${encodeURIComponent(name)}`)).body;
  return items.find((one: { name: string }) => one.name === name);
}
