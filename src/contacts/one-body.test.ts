import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { aUser } from "../testing/builders.ts";
import { ask } from "../testing/batches.ts";
import type { Client } from "../testing/client.ts";
import { anOwnField } from "../testing/own-fields.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let admin: Client;
let motto: string;
let group: string;
before(async () => {
  world = await aWorld();
  admin = world.as(await aUser(world.db, { firstName: "Ada", group: "administrator" }));
  motto = (await anOwnField(admin, { name: "Motto", type: "text" })).key;
  group = (await admin.post("/contact-groups", { name: "Guests" })).body.id;
});
after(() => world.close());

const word = fc.constantFrom("", "blue", "Grün", "über alles");
const place = fc.nat({ max: 9 });
const command = fc.oneof(
  fc.record({ do: fc.constant("line" as const), key: fc.constantFrom("nickname", "jobTitle", "middleName"), word }),
  fc.record({ do: fc.constant("emails" as const), emails: fc.subarray(["a@mail.example", "b@mail.example"]) }),
  fc.record({ do: fc.constant("tags" as const), tags: fc.subarray(["VIP", "Fair"]) }),
  fc.record({ do: fc.constant("groups" as const), isMember: fc.boolean() }),
  fc.record({ do: fc.constant("companies" as const), names: fc.subarray(["Atlas", "Borealis"]) }),
  fc.record({ do: fc.constant("own" as const), word }),
  fc.record({ do: fc.constant("bulk" as const), tags: fc.subarray(["VIP", "Spring"], { minLength: 1 }) }),
  fc.record({ do: fc.constant("undo" as const) }),
  fc.record({ do: fc.constant("revert" as const), place }),
  fc.record({ do: fc.constant("status" as const), status: fc.constantFrom("blocked", "active") }),
  fc.record({ do: fc.constant("trash" as const) }),
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

/** What becomes of a contact; refusals change nothing and are well. */
async function change(id: string, wish: Command, batches: string[]): Promise<void> {
  const path = `/contacts/${id}`;
  const { version } = (await admin.get(path)).body;
  const patch = (body: object) => admin.patch(path, { version, ...body });
  switch (wish.do) {
    case "line":
      return void (await patch({ [wish.key]: wish.word }));
    case "emails":
      return void (await patch({ emails: wish.emails.map((value) => ({ value })) }));
    case "tags":
      return void (await patch({ tags: wish.tags }));
    case "groups":
      return void (await patch({ groups: wish.isMember ? [group] : [] }));
    case "companies":
      return void (await patch({ companies: wish.names.map((name) => ({ name })) }));
    case "own":
      return void (await patch({ custom: { [motto]: wish.word || null } }));
    case "bulk": {
      // Few are written at once.
      const { batch } = await ask(admin, { ids: [id], add: { tags: wish.tags } });
      batches.push(batch);
      return;
    }
    case "undo": {
      const batch = batches.pop();
      if (batch === undefined) return;
      return void (await admin.post(`/batches/${batch}/undo`, {}));
    }
    case "revert": {
      const { items } = (await admin.get(`${path}/history`)).body;
      const entry = items[wish.place % Math.max(1, items.length)];
      return void (entry && (await admin.post(`${path}/history/${entry.id}/revert`, {})));
    }
    case "status":
      return void (await admin.post(`${path}/status`, { status: wish.status }));
    case "trash":
      await admin.delete(path, {}, { version });
      assert.equal((await admin.post(`/trash/${id}/restore`, {})).status, 200);
  }
}

type Change = typeof change;

/** Whatever is done to a contact: what is read of one version is always the same. */
function oneBody(changing: Change) {
  return fc.asyncProperty(fc.array(command, { minLength: 3, maxLength: 12 }), async (commands) => {
    const made = await admin.post("/contacts", { firstName: "Con", lastName: "Tact" });
    const bodies = new Map<number, unknown>([[made.body.version, made.body]]);
    const batches: string[] = [];
    for (const wish of commands) {
      await changing(made.body.id, wish, batches);
      const { body } = await admin.get(`/contacts/${made.body.id}`);
      const known = bodies.get(body.version) ?? body;
      bodies.set(body.version, body);
      assert.deepEqual(body, known, `version ${body.version} after ${wish.do}`);
    }
    return true;
  });
}

test("P16: one version of a contact has one body, whatever changed it", async () => {
  await fc.assert(oneBody(change), { numRuns: 12 });
});

test("P16 notices a way of writing that makes no new version", async () => {
  const quietly: Change = async (id, wish, batches) => {
    if (wish.do !== "line") return change(id, wish, batches);
    await world.db.updateTable("contacts").set({ nickname: wish.word }).where("id", "=", id).execute();
  };
  const lists: Change = async (id, wish, batches) => {
    if (wish.do !== "groups" || !wish.isMember) return change(id, wish, batches);
    await world.db
      .insertInto("contact_group_members")
      .values({ contact_id: id, group_id: group })
      .onConflict((oc) => oc.doNothing())
      .execute();
  };
  for (const mutant of [quietly, lists])
    await assert.rejects(
      fc.assert(oneBody(mutant), { numRuns: 60, seed: 7, endOnFailure: true, includeErrorInReport: true }),
      /version \d+ after/,
    );
});
