import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
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
});
