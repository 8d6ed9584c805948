import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

const reaches = ["none", "own", "department", "all"] as const;
type Reach = (typeof reaches)[number];
type Name = "ada" | "dora" | "otto" | "carl" | "mona";

/** What the model knows of a contact; owners and companies by their place among those of the world. */
interface Modelled {
  id: string;
  owner: number;
  assigned: number | null;
  companies: ReadonlySet<number>;
  email: string;
  isDeleted: boolean;
}

interface Model {
  contacts: Modelled[];
  reachOfOtto: Reach;
  /** Whether Peer sits in Dora's department. */
  peerIsNear: boolean;
}

let world: World;
let admin: Client;
let people: Record<Name, Person & { group?: string }>;
/** Who can own: Ada, Dora, Otto, Peer. */
let owners: Person[];
let companies: string[];
let departments: string[];
const addresses = ["shared@mail.example", "other@mail.example", ""];

before(async () => {
  world = await aWorld();
  const ada = await aUser(world.db, { firstName: "Ada", group: "administrator" });
  admin = world.as(ada);
  const sees = (reach: string) => ({ rights: { "contacts.clients": { see: reach } } });
  const [dora, otto] = [
    await aMember(world.db, "Dora", sees("department")),
    await aMember(world.db, "Otto", sees("own")),
  ];
  const peer = await aMember(world.db, "Peer", sees("none"));
  const carl = await aMember(world.db, "Carl", { type: "client", ...sees("company") });
  const mona = await aMember(world.db, "Mona", { type: "client", ...sees("managed") });
  people = { ada, dora, otto, carl, mona };
  owners = [ada, dora, otto, peer];
  const made = async (path: string, body: object): Promise<string> => {
    const reply = await admin.post(path, body);
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body.id;
  };
  companies = [await made("/companies", { name: "Atlas" }), await made("/companies", { name: "Borealis" })];
  departments = [await made("/departments", { name: "Near" }), await made("/departments", { name: "Far" })];
  await sit(dora.id, 0);
  await join(carl.id, 0, false);
  await join(mona.id, 0, false);
  await join(mona.id, 1, true);
  await Promise.all(Object.values(people).map(({ email }) => world.signedIn(email)));
});
after(() => world.close());

async function join(contact: string, company: number, isManager: boolean): Promise<void> {
  await world.db
    .insertInto("memberships")
    .values({ contact_id: contact, company_id: companies[company] ?? "", is_manager: isManager, manager_may: "{}" })
    .execute();
}

async function sit(contact: string, department: number): Promise<void> {
  await world.db.deleteFrom("department_people").where("contact_id", "=", contact).execute();
  await world.db
    .insertInto("department_people")
    .values({ contact_id: contact, department_id: departments[department] ?? "" })
    .execute();
}

const place = fc.nat({ max: 30 });
const owner = fc.integer({ min: 0, max: 3 });
const firms = fc.uniqueArray(fc.integer({ min: 0, max: 1 }), { maxLength: 2 });
const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("create" as const), owner, firms, address: fc.nat({ max: 2 }) }),
  },
  fc.record({ do: fc.constant("own" as const), place, owner }),
  fc.record({ do: fc.constant("assign" as const), place, owner: fc.option(owner) }),
  fc.record({ do: fc.constant("join" as const), place, firms }),
  fc.record({ do: fc.constant("delete" as const), place }),
  fc.record({ do: fc.constant("restore" as const), place }),
  fc.record({ do: fc.constant("block" as const), place }),
  fc.record({ do: fc.constant("grant" as const), reach: fc.constantFrom(...reaches) }),
  fc.record({ do: fc.constant("seat" as const), isNear: fc.boolean() }),
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

/** Does it in the program and in the model. */
async function carryOut(model: Model, wish: Command): Promise<void> {
  if (wish.do === "create") return create(model, wish);
  if (wish.do === "grant") return grant(model, wish.reach);
  if (wish.do === "seat") {
    await sit(owners[3]?.id ?? "", wish.isNear ? 0 : 1);
    model.peerIsNear = wish.isNear;
    return;
  }
  const contact = model.contacts[wish.place % Math.max(1, model.contacts.length)];
  if (!contact) return;
  if (wish.do === "restore") {
    const reply = await admin.post(`/trash/${contact.id}/restore`, {});
    assert.equal(reply.status, contact.isDeleted ? 200 : 404, JSON.stringify(reply.body));
    contact.isDeleted = false;
    return;
  }
  if (contact.isDeleted) return;
  const path = `/contacts/${contact.id}`;
  const { version } = (await admin.get(path)).body;
  const change = async (body: object) => assert.equal((await admin.patch(path, { version, ...body })).status, 200);
  switch (wish.do) {
    case "own":
      await change({ owner: owners[wish.owner]?.id });
      contact.owner = wish.owner;
      return;
    case "assign":
      await change({ assignedTo: wish.owner === null ? null : owners[wish.owner]?.id });
      contact.assigned = wish.owner;
      return;
    case "join":
      await change({ companies: wish.firms.map((index) => ({ id: companies[index] })) });
      contact.companies = new Set(wish.firms);
      return;
    case "delete":
      assert.equal((await admin.delete(path, {}, { version })).status, 200);
      contact.isDeleted = true;
      return;
    case "block":
      // Whoever is blocked is seen as before.
      await admin.post(`${path}/status`, { status: "blocked" });
  }
}

async function create(model: Model, { owner, firms, address }: Extract<Command, { do: "create" }>): Promise<void> {
  const email = addresses[address] ?? "";
  const { status, body } = await admin.post("/contacts", {
    firstName: "Con",
    lastName: "Tact",
    owner: owners[owner]?.id,
    companies: firms.map((index) => ({ id: companies[index] })),
    ...(email && { emails: [{ value: email }] }),
  });
  assert.equal(status, 201, JSON.stringify(body));
  model.contacts.push({ id: body.id, owner, assigned: null, companies: new Set(firms), email, isDeleted: false });
}

async function grant(model: Model, reach: Reach): Promise<void> {
  await world.db
    .updateTable("access_groups")
    .set({ rights: JSON.stringify({ "contacts.clients": { see: reach } }) })
    .where("id", "=", people.otto.group ?? "")
    .execute();
  model.reachOfOtto = reach;
}

/** What the rules of access.md say, without SQL. */
function isSeen(model: Model, name: Name, { owner, assigned, companies: firms, isDeleted }: Modelled): boolean {
  if (isDeleted) return false;
  const within = (me: number, reach: Reach) => {
    if (reach === "all" || reach === "none") return reach === "all";
    if (owner === me || assigned === me) return true;
    // Otto sits in no department, so that his is empty.
    return reach === "department" && me === 1 && owner === 3 && model.peerIsNear;
  };
  return {
    ada: () => true,
    dora: () => within(1, "department"),
    otto: () => within(2, model.reachOfOtto),
    carl: () => firms.has(0),
    mona: () => firms.has(1),
  }[name]();
}

type Seen = (name: Name, query: string) => Promise<string[]>;

const seenByList: Seen = async (name, query) => {
  const { status, body } = await world.as(people[name]).get(`/contacts?limit=200&fields=id&sort=lastName&${query}`);
  // Whoever has no right to any may not even ask.
  if (status === 403) return [];
  return body.items.map(({ id }: { id: string }) => id);
};

/** After every command each of five people sees what the model says, in the list and by searching for an e-mail. */
function sameVisibleSet(seen: Seen) {
  return fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 12 }), async (commands) => {
    const model: Model = { contacts: [], reachOfOtto: "own", peerIsNear: false };
    await grant(model, "own");
    await sit(owners[3]?.id ?? "", 1);
    for (const wish of commands) {
      await carryOut(model, wish);
      const mine = new Set(model.contacts.map(({ id }) => id));
      for (const name of ["ada", "dora", "otto", "carl", "mona"] as const) {
        const expected = model.contacts.filter((contact) => isSeen(model, name, contact));
        const listed = (await seen(name, "")).filter((id) => mine.has(id));
        assert.deepEqual(listed.toSorted(), expected.map(({ id }) => id).toSorted(), `${name} after ${wish.do}`);
        const found = (await seen(name, "search=shared@mail.example")).filter((id) => mine.has(id));
        const shared = expected.filter(({ email }) => email === addresses[0]).map(({ id }) => id);
        assert.deepEqual(found.toSorted(), shared.toSorted(), `${name} searches after ${wish.do}`);
      }
    }
    for (const { id, isDeleted } of model.contacts) {
      if (isDeleted) continue;
      const { version } = (await admin.get(`/contacts/${id}`)).body;
      await admin.delete(`/contacts/${id}`, {}, { version });
    }
  });
}

test("P1: after every command everybody sees the set of contacts that the rules say", async () => {
  await fc.assert(sameVisibleSet(seenByList), { numRuns: 8 });
});

/** Ways of going wrong, each with something to do in which it shows. */
const mutants: Record<string, { seen: Seen; commands: Command[] }> = {
  "a list that is kept until there are more contacts": {
    seen: async (name, query) => {
      const now = await seenByList(name, query);
      const before = kept.get(name + query) ?? [];
      if (query === "" && before.length >= now.length) return before;
      kept.set(name + query, now);
      return now;
    },
    commands: [
      { do: "create", owner: 2, firms: [], address: 2 },
      { do: "own", place: 0, owner: 0 },
    ],
  },
  "a reach that forgets whom one is assigned to": {
    seen: async (name, query) => {
      const ids = await seenByList(name, query);
      if (name !== "otto") return ids;
      const { body } = await admin.get("/contacts?limit=200&fields=assignedTo,owner&sort=lastName");
      const lost = body.items.filter(
        ({ assignedTo, owner }: { assignedTo: { id: string } | null; owner: { id: string } | null }) =>
          assignedTo?.id === people.otto.id && owner?.id !== people.otto.id,
      );
      return ids.filter((id) => !lost.some((contact: { id: string }) => contact.id === id));
    },
    commands: [
      { do: "create", owner: 0, firms: [], address: 2 },
      { do: "assign", place: 0, owner: 2 },
    ],
  },
  "a search that asks for no reach": {
    seen: (name, query) => seenByList(query === "" ? name : "ada", query),
    commands: [{ do: "create", owner: 0, firms: [], address: 0 }],
  },
};
const kept = new Map<string, string[]>();

for (const [what, { seen, commands }] of Object.entries(mutants))
  test(`P1 notices ${what}`, () =>
    assert.rejects(
      fc.assert(sameVisibleSet(seen), {
        examples: [[commands]],
        numRuns: 1,
        endOnFailure: true,
        includeErrorInReport: true,
      }),
      / after (create|own|assign)/,
    ));
