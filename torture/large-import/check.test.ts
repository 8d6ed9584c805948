import assert from "node:assert/strict";
import { readFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { aUser } from "../../src/testing/builders.ts";
import type { Client } from "../../src/testing/client.ts";
import { imported, settled } from "../../src/testing/imports.ts";
import { aWorld, type World } from "../../src/testing/world.ts";
import { queryOf } from "../query.ts";
import { findAfterRun, findAfterUndo, hashOthers } from "./check.ts";
import { externalPrefix, writePeopleFile, type Expected } from "./people-file.ts";

// Nothing is killed here: defects are planted, and each must be found.
let world: World;
let api: Client;
let expected: Expected;
let id = "";
let folder = "";

before(async () => {
  world = await aWorld({ jobs: true });
  api = world.as(await aUser(world.db, { group: "administrator" }));
  folder = await mkdtemp(join(tmpdir(), "acquaint-large-"));
  expected = await writePeopleFile(join(folder, "people.csv"), 200);
  const done = await imported(api, await readFile(join(folder, "people.csv")));
  id = done.id;
});
after(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const query = (text: string, values?: unknown[]) => queryOf(world.database)(text, values);

/** What is found while something is wrong that is then put right again. */
async function foundWith(sql: string): Promise<string[]> {
  const client = await world.database.pool.connect();
  try {
    await client.query(`begin; set local session_replication_role = replica; ${sql}`);
    const findings = await findAfterRun(
      async (text, values = []) => (await client.query(text, values)).rows,
      id,
      expected,
    );
    return findings.map(({ kind, words }) => `${kind}: ${words}`);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const one = `(select id from contacts where external_id = '${externalPrefix}1')`;
const plants: [what: string, sql: string, words: RegExp][] = [
  ["a contact that is gone", `delete from contacts where id = ${one}`, /lost: .* contacts: 191, not 192/],
  [
    "a row that was written twice",
    `drop index contacts_external_id; insert into contacts (external_id, kind, access_group_id) select external_id, kind, access_group_id from contacts where id = ${one}`,
    /twice: .* contacts: 193, not 192/,
  ],
  [
    "a contact without its e-mail",
    `delete from identities where contact_id = ${one} and kind = 'email'`,
    /lost: .* emails/,
  ],
  ["a creation without its entry", `delete from audit where subject_id = ${one}`, /lost: .* journal: created/],
  [
    "an entry that was written twice",
    `insert into audit (subject_kind, subject_id, action, batch_id) select 'contact', subject_id, action, batch_id from audit where subject_id = ${one}`,
    /twice: .* journal: created/,
  ],
  ["a row that is not marked", "update import_rows set applied_at = null where row = 1", /lost: .* applied/],
  ["counts that do not agree", `update imports set counts = counts || '{"created": 191}'`, /wrong: .* counts/],
  [
    "a company that is there twice",
    "insert into companies (name, search_name) select name, search_name from companies limit 1",
    /twice: .* companies/,
  ],
];

test("of an import that nothing has disturbed nothing is found", async () => {
  assert.deepEqual(await findAfterRun(query, id, expected), []);
});

for (const [what, sql, words] of plants)
  test(`${what} is found`, async () => {
    const found = await foundWith(sql);
    assert.ok(
      found.some((said) => words.test(said)),
      found.join("\n"),
    );
  });

test("of its undo nothing is found, but somebody who was left, and a change of anybody else", async () => {
  const others = await hashOthers(query);
  assert.equal((await api.post(`/imports/${id}/undo`)).status, 202);
  await settled(api, id, ["running"]);
  assert.deepEqual(await findAfterUndo(query, id, expected), []);
  assert.equal(await hashOthers(query), others);
  await query(`update contacts set deleted_at = null where id = ${one}`);
  assert.match(JSON.stringify(await findAfterUndo(query, id, expected)), /in the trash: 191, not 192/);
  await query("update contacts set job_title = 'changed' where sign_in_email is not null");
  assert.notEqual(await hashOthers(query), others);
});
