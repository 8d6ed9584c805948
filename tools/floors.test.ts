import assert from "node:assert/strict";
import { test } from "node:test";
import { findBreaches, readSource } from "./floors.ts";

test("no room reaches above its floor, needs itself in a circle, or writes another's tables", async () => {
  assert.deepEqual(findBreaches(await readSource()), []);
});

test("an import from the floor above is found, whatever its form", () => {
  const forms = [
    'import { findContact } from "../contacts/find.ts";',
    'import {\n  findContact,\n} from "../contacts/find.ts";',
    'import type { Contact } from "../contacts/find.ts";',
    'export { findContact } from "../contacts/find.ts";',
    'const { findContact } = await import("../contacts/find.ts");',
  ];
  for (const text of forms) {
    assert.deepEqual(breachesOf("src/tags/list.ts", text), [
      "src/tags/list.ts: imports src/contacts/find.ts, from the floor above",
    ]);
  }
});

test("an import from the floor below or from the room itself is right", () => {
  assert.deepEqual(
    breachesOf("src/contacts/list.ts", 'import { can } from "../access/can.ts";\nimport { find } from "./find.ts";'),
    [],
  );
});

test("rooms of one floor that need each other are found", () => {
  const breaches = findBreaches([
    { path: "src/contacts/a.ts", text: 'import { b } from "../companies/b.ts";' },
    { path: "src/companies/b.ts", text: 'import { c } from "../contact-groups/c.ts";' },
    { path: "src/contact-groups/c.ts", text: 'import { a } from "../contacts/a.ts";' },
  ]);
  assert.equal(breaches.length, 3);
  assert.match(breaches[0] ?? "", /^src\/contacts: needs itself, by way of/);
});

test("a room on no floor and a room that leans on the app are found", () => {
  assert.match(
    breachesOf("src/sundries/a.ts", 'import { can } from "../access/can.ts";')[0] ?? "",
    /sundries is on no floor/,
  );
  assert.match(
    breachesOf("src/contacts/a.ts", 'import { buildApp } from "../app.ts";')[0] ?? "",
    /stands outside the rooms/,
  );
});

test("the page knows declarations, types and words, and nothing else", () => {
  const right = [
    'import { listContacts } from "../../contacts/api.ts";',
    'import type { Actor } from "../../access/actor.ts";',
    'import words from "../../words/en/grid.json";',
  ];
  assert.deepEqual(breachesOf("src/web/grid/grid.tsx", right.join("\n")), []);
  assert.equal(breachesOf("src/web/grid/grid.tsx", 'import { fold } from "../../values/text.ts";').length, 1);
});

test("a write to another room's table is found, by Kysely and by SQL", () => {
  const forms = [
    'tx.insertInto("contacts")',
    'tx\n.updateTable("contacts")',
    "sql`delete from contacts where id = ${id}`",
    "sql`update contacts c set first_name = ''`",
    "sql`insert into contacts (id) values (1)`",
  ];
  for (const text of forms) {
    assert.deepEqual(breachesOf("src/search/a.ts", text), [
      "src/search/a.ts: writes contacts, which belongs to contacts and access",
    ]);
  }
  assert.deepEqual(breachesOf("src/contacts/a.ts", forms.join("\n")), []);
  assert.deepEqual(breachesOf("src/search/a.ts", 'tx.selectFrom("contacts").forUpdate()'), []);
});

test("a class that is no error is found", () => {
  assert.deepEqual(breachesOf("src/contacts/a.ts", "export class Reader {}"), [
    "src/contacts/a.ts: Reader is a class; only errors are",
  ]);
  assert.deepEqual(breachesOf("src/contacts/a.ts", "export class Refusal extends Error {}"), []);
});

function breachesOf(path: string, text: string): string[] {
  return findBreaches([{ path, text }]);
}
