import assert from "node:assert/strict";
import { after, before } from "node:test";
import { aUser, type Person } from "./builders.ts";
import type { Client, Reply } from "./client.ts";
import { hashTables } from "./hash-tables.ts";
import { aWorld, type World } from "./world.ts";

type Loose = Reply["body"];

/** A world for tests of statuses: Ada, a second administrator, and what is asked and told of a status. Call it once, at the top. */
export function aHouseOfStatuses() {
  let world: World;
  let ada: Person;
  let api: Client;
  before(async () => {
    world = await aWorld();
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
    await aUser(world.db, { firstName: "Second", lastName: "Root", group: "administrator" });
    api = world.as(ada);
  });
  after(() => world.close());

  const contact = async (id: string): Promise<Loose> => (await api.get(`/contacts/${id}`)).body;
  /** Everything but who was seen when, and what the census of keys holds. */
  const rows = async () => {
    const { sign_in_failures: _, ...all } = await hashTables(world.database.pool);
    return all;
  };
  return {
    get world(): World {
      return world;
    },
    get ada(): Person {
      return ada;
    },
    /** Ada's calls. */
    get api(): Client {
      return api;
    },
    contact,
    give: async (id: string, wish: object, by = api): Promise<Reply> =>
      by.post(`/contacts/${id}/status`, wish, { "if-match": `"${(await contact(id)).version}"` }),
    aClientNamed: async (lastName: string): Promise<string> =>
      (await api.post("/contacts", { firstName: "Clara", lastName })).body.id,
    journal: async (id: string): Promise<[string, Loose][]> =>
      (await api.get(`/contacts/${id}/history`)).body.items
        .filter(({ action }: Loose) => ["blocked", "unblocked", "fired"].includes(action))
        .map(({ action, change }: Loose) => [action, change]),
    rows,
    isUntouchedBy: async (work: () => Promise<void>): Promise<void> => {
      const before = await rows();
      await work();
      assert.deepEqual(await rows(), before);
    },
  };
}
