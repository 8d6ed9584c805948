import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { randomOf } from "../demo/random.ts";
import { aUser, password } from "../src/testing/builders.ts";
import { aWorld, type World } from "../src/testing/world.ts";
import { openBook } from "./book.ts";
import type { Kind } from "./checks.ts";
import { sitDown, type Desk } from "./desk.ts";
import { aGate } from "./gate.ts";
import { missing } from "./faults/backup.ts";
import { openLedger } from "./ledger.ts";
import { queryOf } from "./query.ts";
import { lookAt } from "./torment.ts";
import { bulk } from "./works/bulk.ts";
import { edit } from "./works/edit.ts";
import { make } from "./works/make.ts";
import { changed, livePeople } from "./works/person.ts";
import { trash } from "./works/trash.ts";

// Nothing is killed here: defects are planted, and each must be found.
let world: World;
let desk: Desk;
let folder = "";
let book: ReturnType<typeof openBook>;

before(async () => {
  world = await aWorld();
  folder = await mkdtemp(join(tmpdir(), "acquaint-checks-"));
  const { email } = await aUser(world.db, { group: "administrator" });
  const ledger = openLedger(join(folder, "ledger"));
  const gate = aGate();
  gate.open();
  desk = await sitDown({
    url: world.url,
    user: "u1",
    email,
    password,
    random: randomOf(1),
    rows: [5, 5],
    ledger,
    gate,
  });
  book = openBook(join(folder, "ledger"));
  for (let times = 0; times < 30; times++) await make.once(desk);
  for (const work of [edit, edit, trash, bulk, edit, trash, bulk, edit]) await work.once(desk);
});
after(async () => {
  book.close();
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

test("after work that nothing has disturbed nothing is found", async () => {
  assert.deepEqual(await found(), []);
});

const plants: [what: string, kind: Kind, sql: string][] = [
  ["a contact that is gone", "lost", "delete from contacts where id = $1"],
  [
    "a contact that is there twice",
    "twice",
    "insert into contacts (nickname, kind, access_group_id) select nickname, kind, access_group_id from contacts where id = $1",
  ],
  ["a change that is gone", "lost", "update contacts set version = version - 1 where id = $1"],
  ["a change that was made twice", "twice", "update contacts set version = version + 1 where id = $1"],
  ["a contact without its addresses", "half", "delete from identities where contact_id = $1"],
  ["a contact in the trash with live addresses", "half", "update identities set in_trash = true where contact_id = $1"],
  ["a change without its entry in the journal", "half", "delete from audit where subject_id = $1"],
  [
    "an entry of the journal without its change",
    "half",
    "insert into audit (subject_kind, subject_id, action) values ('contact', $1, 'updated')",
  ],
  ["a search text of before", "half", "update search_texts set text = 'somebody else' where contact_id = $1"],
];

for (const [what, kind, sql] of plants)
  test(`${what} is found`, async () => {
    const person = untouched();
    await world.database.pool.query(sql, [desk.ids.get(person.mark)]);
    const findings = (await found()).filter(({ words }) => words.includes(person.mark));
    assert.ok(
      findings.some((one) => one.kind === kind),
      JSON.stringify(findings),
    );
  });

test("a call without an answer that has changed one of two is found", async () => {
  const [one, two] = [untouched(), untouched()];
  const after = [one, two].map((person) => changed(person, { jobTitle: "bulk" }));
  book.book.open.set("open", { key: "open", user: "u1", work: "bulk", method: "POST", path: "/contacts/bulk", after });
  assert.ok(!(await found()).some(({ words }) => words.startsWith("open:")));
  await world.database.pool.query("update contacts set version = version + 1, job_title = 'bulk' where id = $1", [
    desk.ids.get(one.mark),
  ]);
  assert.ok((await found()).some(({ kind, words }) => kind === "half" && words.startsWith("open:")));
});

test("a key that is forgotten and a company that is there twice are found", async () => {
  await world.database.pool.query("delete from idempotency_keys where key = 'u1-1'");
  await world.database.pool.query(
    "insert into companies (name, search_name) select name, search_name from companies limit 1",
  );
  const findings = await found();
  assert.ok(
    findings.some(({ kind, words }) => kind === "lost" && words.includes("u1-1 ")),
    JSON.stringify(findings),
  );
  assert.ok(findings.some(({ kind, words }) => kind === "twice" && words.startsWith("company")));
});

test("an archive that lacks somebody, or a change, or has somebody whom nobody asked for is found", async () => {
  const query = queryOf(world.database);
  const [one, two, three] = [untouched(), untouched(), untouched()];
  const before = new Map([one, two].map((person) => [person.mark, person]));
  assert.deepEqual(await missing(query, before, book.read()), []);
  await world.database.pool.query("update contacts set nickname = 'p-nobody' where nickname = $1", [one.mark]);
  before.set(two.mark, changed(two, { jobTitle: "later" }));
  before.set(three.mark, { ...three, fields: { ...three.fields, jobTitle: "another" } });
  const words = await missing(query, before, book.read());
  const about = [one.mark, two.mark, three.mark, "p-nobody"];
  assert.deepEqual(
    about.map((mark) => words.filter((one) => new RegExp(`${mark}\\b`).test(one)).length),
    [1, 1, 1, 1],
    words.join("\n"),
  );
});

function found() {
  for (const mark of book.read().people.keys()) book.book.touched.add(mark);
  return lookAt(world, world.as({ email: "ann.lee@acquaint.test" }), book.book, true);
}

const used = new Set<string>();

/** Somebody with addresses, of whom nothing is planted yet. */
function untouched() {
  const person = livePeople(desk).find(({ mark }) => !used.has(mark));
  assert.ok(person);
  used.add(person.mark);
  return person;
}
