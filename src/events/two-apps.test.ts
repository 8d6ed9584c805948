import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, password, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { aSecondApp, type SecondApp } from "../testing/second-app.ts";
import { aWorld, type World } from "../testing/world.ts";

describe("Of two apps on one database", () => {
  let here: World;
  let there: SecondApp;
  let api: Client;

  before(async () => {
    here = await aWorld();
    there = await aSecondApp(here);
    api = here.as(await aUser(here.db, { firstName: "Ada", lastName: "Root", group: "administrator" }));
    await api.cookie();
  });
  after(async () => {
    await there.close();
    await here.close();
  });

  /** An open stream there; gives the moment when the server ends it. */
  async function follow(person: Client): Promise<{ ended: Promise<number> }> {
    const reply = await fetch(`${there.url}/api/v1/events`, { headers: { cookie: await person.cookie() } });
    assert.equal(reply.status, 200);
    const untilEnd = async () => {
      for await (const _ of reply.body ?? []);
      return Date.now();
    };
    return { ended: untilEnd() };
  }

  const ways: [string, (person: Person) => Promise<number>][] = [
    ["blocked", async ({ id }) => (await api.post(`/contacts/${id}/status`, { status: "blocked", version: 1 })).status],
    ["fired", async ({ id }) => (await api.post(`/contacts/${id}/status`, { status: "fired", version: 1 })).status],
    ["let go", async ({ id }) => (await api.post(`/contacts/${id}/leaving`, { version: 1 })).status],
    [
      "blocked in bulk",
      async ({ id }) => (await api.post("/contacts/bulk", { ids: [id], setStatus: { status: "blocked" } })).status,
    ],
  ];

  for (const [index, [name, way]] of ways.entries())
    test(`A027, A030: who is ${name} on one is refused on the other at the next request, and his stream there ends`, async () => {
      const person = await aUser(here.db, { firstName: `Nina${index}`, lastName: "There" });
      const nina = await there.signedIn(person.email);
      assert.equal((await nina.get("/contacts?limit=1")).status, 200);
      const stream = await follow(nina);
      assert.equal(await way(person), 200);
      const since = Date.now();
      assert.equal((await nina.get("/contacts?limit=1")).status, 401);
      assert.equal((await nina.patch(`/contacts/${person.id}`, { jobTitle: "still here", version: 2 })).status, 401);
      assert.ok((await stream.ended) - since < 10_000);
    });

  /** Somebody in an access group of his own, signed in there. */
  async function somebodyThere(firstName: string): Promise<Person & { group: string; there: Client }> {
    const person = await aMember(here.db, firstName, { rights: { "contacts.clients": { see: "all", edit: "all" } } });
    const client = await there.signedIn(person.email);
    assert.equal((await client.get("/contacts?limit=1")).status, 200);
    return { ...person, there: client };
  }

  const groupChange = async (group: string, change: object) => {
    const { version } = (await api.get(`/access-groups/${group}`)).body;
    assert.equal((await api.patch(`/access-groups/${group}`, { ...change, version })).status, 200);
  };

  const endings: [string, (person: Person & { group: string; there: Client }) => Promise<unknown>][] = [
    [
      "ends the session itself",
      async (person) => {
        const mine = here.as(person);
        const { items } = (await mine.get("/sessions")).body;
        const other = items.find(({ current }: { current: boolean }) => !current);
        assert.equal((await mine.delete(`/sessions/${other.id}`)).status, 204);
      },
    ],
    [
      "has a new password",
      async (person) => {
        const wish = { current: password, password: "a lighthouse on a quiet shore" };
        assert.equal((await here.as(person).put(`/contacts/${person.id}/password`, wish)).status, 204);
      },
    ],
    ["is of a group that signs in no more", ({ group }) => groupChange(group, { signIn: false })],
    [
      "is moved to another group",
      async ({ id }) => {
        const { version } = (await api.get(`/contacts/${id}`)).body;
        const { items } = (await api.get("/access-groups")).body;
        const another = items.find(({ name }: { name: string }) => name === "Agent");
        assert.equal((await api.patch(`/contacts/${id}`, { accessGroup: another.id, version })).status, 200);
      },
    ],
    [
      "is put in the trash",
      async ({ id }) => {
        const { version } = (await api.get(`/contacts/${id}`)).body;
        assert.equal((await api.delete(`/contacts/${id}`, { "if-match": `"${version}"` })).status, 200);
      },
    ],
  ];
  for (const [index, [name, end]] of endings.entries())
    test(`A030, A055: who ${name} on one is out on the other at the next request, and his stream there ends`, async () => {
      const person = await somebodyThere(`Otto${index}`);
      const stream = await follow(person.there);
      await end(person);
      assert.equal((await person.there.get("/contacts?limit=1")).status, 401);
      await stream.ended;
    });

  test("A005, A028: rights that a group has lost on one are gone on the other at the next request; a token that was ended, too", async () => {
    const rita = await somebodyThere("Rita");
    const wish = { name: "Script", scopes: "reads", expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
    const { id, token } = (await here.as(rita).post("/tokens", wish)).body;
    const byToken = async () =>
      (await fetch(`${there.url}/api/v1/contacts?limit=1`, { headers: { authorization: `Bearer ${token}` } })).status;
    assert.equal(await byToken(), 200);
    await groupChange(rita.group, { rights: { "contacts.clients": { see: "all" } } });
    assert.equal((await rita.there.post("/contacts/bulk", { ids: [rita.id], delete: true })).status, 403);
    await groupChange(rita.group, { rights: {} });
    assert.deepEqual([(await rita.there.get("/contacts?limit=1")).status, await byToken()], [403, 403]);
    await groupChange(rita.group, { rights: { "contacts.clients": { see: "all" } } });
    assert.equal(await byToken(), 200);
    assert.equal((await here.as(rita).delete(`/tokens/${id}`)).status, 204);
    assert.equal(await byToken(), 401);
  });
});
