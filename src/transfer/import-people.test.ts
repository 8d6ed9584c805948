import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aWorld, type World } from "../testing/world.ts";
import { checked, imported, ran, rowsOf, settled, upload } from "../testing/imports.ts";

describe("The people of an import", () => {
  let world: World;
  let ann: Person;
  let bob: Person;
  let api: Client;

  before(async () => {
    world = await aWorld({ jobs: true });
    ann = await aUser(world.db, { group: "administrator" });
    bob = await aUser(world.db, { group: "agent", firstName: "Bob" });
    api = world.as(ann);
  });
  after(() => world.close());

  const make = async (body: object): Promise<string> => (await api.post("/contacts", body)).body.id;
  const outcomesOf = async (csv: string) => {
    const { body } = await upload(api, csv);
    await checked(api, body.id);
    const rows = await rowsOf(api, body.id);
    return { id: body.id, rows };
  };
  const namesIn = async (client: Client, query: string) => {
    const { status, body } = await client.get(`/contacts?${query}&sort=firstName&fields=firstName&count=exact`);
    assert.equal(status, 200);
    assert.equal(body.count.value, body.items.length);
    return body.items.map(({ firstName }: { firstName: string }) => firstName);
  };

  test("somebody else at the same phone is asked about, never written over", async () => {
    const phone = "+49 30 5550501";
    const clara = await make({ firstName: "Clara", lastName: "Voss", phones: [{ value: phone }] });
    const { id, rows } = await outcomesOf(
      `First name,Last name,Phone 1,Job title\nDieter,Maurer,${phone},Clerk\nC.,Voss,${phone},Director\n`,
    );
    assert.deepEqual(
      rows.map(({ outcome, candidates, contact }) => [
        outcome,
        candidates.map((one: { id: string }) => one.id),
        contact?.id ?? null,
      ]),
      [
        ["asks", [clara], null],
        ["update", [], clara],
      ],
    );
    assert.equal(rows[0].problems[0].code, "otherNamePhone");
    const rejected = await api.get(`/imports/${id}/rejected.csv`);
    assert.match(rejected.body, /Dieter.*phone is the same/);
    // Whoever knows better says so.
    const decided = await api.patch(`/imports/${id}/rows/1`, { decision: "create" });
    assert.equal(decided.body.outcome, "create");
    assert.equal((await ran(api, id)).counts.created, 1);
    // Now both have the number, and each row knows its own.
    const again = await outcomesOf(`First name,Last name,Phone 1\nDieter,Maurer,${phone}\nClara,Voss,${phone}\n`);
    assert.deepEqual(
      again.rows.map(({ outcome }) => outcome),
      ["unchanged", "update"],
    );
  });

  test("an e-mail is one person's own, whatever the name in the file", async () => {
    const wed = await make({ firstName: "Marie", lastName: "Curie", emails: [{ value: "marie@paris.example" }] });
    const { rows } = await outcomesOf(
      "First name,Last name,Email 1\nMaria,Sklodowska,MARIE@paris.example\nМария,Кюри,marie@paris.example\n",
    );
    assert.deepEqual(
      rows.map(({ outcome, contact }) => [outcome, contact?.id ?? null]),
      [
        ["update", wed],
        ["skip", wed],
      ],
    );
  });

  test("people of one file who share a phone are several, whether or not they have e-mails", async () => {
    const { rows } = await outcomesOf(
      "First name,Last name,Phone 1\nAda,Byron,+49 30 5550601\nKarl,Marx,+49 30 5550601\nA.,Byron,+49 30 5550601\n",
    );
    assert.deepEqual(
      rows.map(({ outcome, problems }) => [outcome, problems[0]?.code]),
      [
        ["create", undefined],
        ["create", undefined],
        ["skip", "sameAsLine"],
      ],
    );
  });

  test("are found by the batch: exactly those it has written, for its maker and administrators only", async () => {
    await make({ firstName: "Old", lastName: "Hand", emails: [{ value: "old@hand.example" }] });
    await make({ firstName: "Same", lastName: "Hand", emails: [{ value: "same@hand.example" }] });
    const { batch } = await imported(
      api,
      "First name,Last name,Email 1,Job title\nOld,Hand,old@hand.example,Clerk\nSame,Hand,same@hand.example,\nNew,Hand,new@hand.example,\n",
    );
    assert.deepEqual(await namesIn(api, `batch=${batch}`), ["New", "Old"]);
    const filter = (is: string) =>
      `filter=${encodeURIComponent(
        JSON.stringify({
          all: [
            { field: "batch", is, value: batch },
            { field: "lastName", is: "is", value: "Hand" },
          ],
        }),
      )}`;
    assert.deepEqual(await namesIn(api, filter("is")), ["New", "Old"]);
    assert.deepEqual(await namesIn(api, filter("isNot")), ["Same"]);
    const exported = await api.get(`/contacts/export?batch=${batch}`);
    assert.equal(exported.body.trim().split("\r\n").length, 3);

    const theirs = world.as(bob);
    assert.deepEqual(await namesIn(theirs, `batch=${batch}`), []);
    const { body: mine } = await theirs.post("/contacts", { firstName: "Bobs", lastName: "Own" });
    const { body: own } = await theirs.post("/contacts/bulk", { ids: [mine.id], change: { jobTitle: "Clerk" } });
    assert.deepEqual(await namesIn(theirs, `batch=${own.batch}`), ["Bobs"]);
    assert.deepEqual(await namesIn(api, `batch=${own.batch}`), ["Bobs"]);
    assert.equal((await api.get("/contacts?batch=1")).status, 422);
  });

  test("an import that is being taken back says so, and says it is undone afterwards", async () => {
    const csv = Array.from({ length: 1_500 }, (_, at) => `Undo,U${at},u${at}@undo.example`).join("\n");
    const done = await imported(api, `First name,Last name,Email 1\n${csv}\n`);
    assert.equal(done.undoing, false);
    const { body } = await api.post(`/imports/${done.id}/undo`);
    assert.deepEqual([body.state, body.undoing], ["running", true]);
    const { state, undoing } = await settled(api, done.id, ["running"]);
    assert.deepEqual([state, undoing], ["undone", false]);
  });
});
