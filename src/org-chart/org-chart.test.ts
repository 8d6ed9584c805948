import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { assertRefused } from "../testing/refused.ts";
import { aWorld, type World } from "../testing/world.ts";

describe("The org chart", () => {
  let world: World;
  let ada: Person;
  let api: Client;

  before(async () => {
    world = await aWorld();
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
    api = world.as(ada);
  });
  after(() => world.close());

  const make = async (firstName: string, more: object = {}): Promise<string> => {
    const { status, body } = await api.post("/contacts", { firstName, lastName: "Org", ...more });
    assert.equal(status, 201, JSON.stringify(body));
    return body.id;
  };
  const names = (people: ({ name: string } | null)[]) => people.map((one) => one?.name ?? null);
  const chart = async (id: string, by = api): Promise<Reply["body"]> =>
    (await by.get(`/contacts/${id}/org-chart`)).body;

  test("It tells who is above, the top first, and pages who is below, each with how many report there", async () => {
    const top = await make("Tess", { jobTitle: "Chief" });
    const middle = await make("Mia", { reportsTo: top });
    const leaf = await make("Lea", { reportsTo: middle });
    await make("Leo", { reportsTo: middle });
    const { person, above } = await chart(leaf);
    assert.deepEqual([person.name, person.reports, person.movable], ["Lea Org", 0, true]);
    assert.deepEqual(names(above), ["Tess Org", "Mia Org"]);
    assert.deepEqual([above[0].jobTitle, above[0].reports, above[1].reports], ["Chief", 1, 2]);
    const first = (await api.get(`/contacts/${middle}/reports?limit=1`)).body;
    const second = (await api.get(`/contacts/${middle}/reports?limit=1&after=${first.next}`)).body;
    assert.deepEqual([names(first.items), names(second.items), second.next], [["Lea Org"], ["Leo Org"], null]);
  });

  test("Somebody out of sight has no name above, and is nowhere counted below", async () => {
    const boss = await make("Bo");
    const agent = await aMember(world.db, "Olaf", {
      rights: { "contacts.clients": { see: "own", edit: "own" } },
    });
    const mine = await make("Mine", { owner: agent.id, reportsTo: boss });
    const under = await make("Under", { owner: agent.id, reportsTo: mine });
    await make("Hidden", { reportsTo: mine });
    const asOlaf = world.as(agent);
    const { person, above } = await chart(under, asOlaf);
    assert.deepEqual([person.movable, names(above), above[1].reports], [true, [null, "Mine Org"], 1]);
    assert.deepEqual(names((await asOlaf.get(`/contacts/${mine}/reports`)).body.items), ["Under Org"]);
    assert.doesNotMatch(JSON.stringify(await chart(under, asOlaf)), /Bo Org|Hidden/);
    await assertRefused(world, 404, () => asOlaf.get(`/contacts/${boss}/org-chart`));
  });

  test("Where the field is hidden there is no chart", async () => {
    const id = await make("Cara", { reportsTo: ada.id });
    const blind = await aMember(world.db, "Blanca", {
      rights: { "contacts.clients": { see: "all" } },
      fields: { reportsTo: "hidden" },
    });
    const asBlanca = await world.signedIn(blind.email);
    for (const what of ["org-chart", "reports"])
      await assertRefused(world, 403, () => asBlanca.get(`/contacts/${id}/${what}`));
  });
});
