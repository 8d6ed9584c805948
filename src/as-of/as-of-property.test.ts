import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { aUser } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { anOwnField } from "../testing/own-fields.ts";
import { aWorld, type World } from "../testing/world.ts";

type Card = Reply["body"];

let world: World;
let api: Client;
let people: string[];
let firms: string[];
let groups: string[];
let round = 0;

before(async () => {
  world = await aWorld();
  const ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  api = world.as(ada);
  const bo = await aUser(world.db, { firstName: "Bo", lastName: "Agent" });
  people = [ada.id, bo.id];
  await anOwnField(api, { name: "Level", type: "text" });
  firms = await Promise.all(["Arc", "Bolt", "Core"].map(async (name) => idOf(await api.post("/companies", { name }))));
  groups = await Promise.all(["Gold", "Silver"].map(async (name) => idOf(await api.post("/contact-groups", { name }))));
});
after(() => world.close());

const idOf = ({ status, body }: Reply): string => {
  assert.equal(status, 201, JSON.stringify(body));
  return body.id;
};

const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 0 });
const addresses = [
  { types: ["billing"], city: "Kyiv", country: "UA", primary: true },
  { types: [], street: "Am Weg 1", city: "Berlin", postalCode: "10115", country: "DE", label: "home" },
];
const identities = [
  { kind: "telegram", externalId: "TgOne", name: "One" },
  { kind: "viber", externalId: "vib" },
];
/** What one PATCH may say; companies, groups and people by their number. */
const change = fc.record(
  {
    firstName: fc.constantFrom("Ann", "Bea", "Ćira"),
    nickname: fc.constantFrom("", "Nick", "Nock"),
    birthday: fc.constantFrom("", "1984-05-31", "--05-31"),
    websites: some(["https://a.example", "https://b.example"]),
    notified: fc.boolean(),
    description: fc.constantFrom("", "<p>One</p>", "<p>Two</p>"),
    emails: some([{ value: "one@x.example", label: "work" }, { value: "Two@x.example" }]),
    phones: some([
      { value: "+380 67 412 88 03", label: "mobile" },
      { value: "030 901820" },
      { value: "+49 30 901820" },
    ]),
    identities: some(identities),
    addresses: some(addresses),
    tags: some(["red", "Blue"]),
    custom: fc.record({ level: fc.constantFrom("gold", "iron", null) }),
    owner: fc.nat(1),
    assignedTo: fc.option(fc.nat(1)),
    reportsTo: fc.option(fc.nat(1)),
    companies: some([0, 1, 2]),
    groups: some([0, 1]),
  },
  { requiredKeys: [] },
);
const command = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("change" as const), change }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("revert" as const), which: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("status" as const), reason: fc.constantFrom("", "rude") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("trash" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("firm" as const), which: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("group" as const), which: fc.nat(1) }) },
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

/** Whatever chance leaves out: links to what is deleted and comes back while the list is written. */
const thoroughly: Command[] = [
  { do: "change", change: { companies: [0, 1], groups: [0, 1], phones: [{ value: "030 901820" }], addresses } },
  { do: "firm", which: 0 },
  { do: "group", which: 0 },
  { do: "change", change: { companies: [2], groups: [], phones: [{ value: "+49 30 901820", label: "new" }] } },
  { do: "firm", which: 0 },
  { do: "group", which: 0 },
  { do: "status", reason: "rude" },
  { do: "change", change: { companies: [], emails: [{ value: "one@x.example", label: "work" }] } },
  { do: "change", change: { emails: [], identities } },
  { do: "change", change: { identities: [] } },
  { do: "status", reason: "" },
  { do: "trash" },
];

/** A number that is none of the country's at first, and another one's later, once the person has moved there. */
const moving: Command[] = [
  {
    do: "change",
    change: { phones: [{ value: "112" }, { value: "030 901820" }, { value: "+49 30 901820" }], addresses },
  },
  { do: "change", change: { addresses: [] } },
  { do: "change", change: { phones: [{ value: "+49 30 901820" }] } },
  { do: "change", change: { phones: [{ value: "030 901820" }], addresses: addresses.slice(1) } },
  { do: "change", change: { phones: [], addresses: [] } },
];

async function carryOut(id: string, one: Command): Promise<void> {
  const card: Card = (await api.get(`/contacts/${id}`)).body;
  if (one.do === "change") {
    const { owner, assignedTo, reportsTo, companies, groups: chosen, ...plain } = one.change;
    const person = (which: number | null) => (which === null ? null : people[which]);
    const asked = {
      ...plain,
      ...(owner !== undefined && { owner: person(owner) }),
      ...(assignedTo !== undefined && { assignedTo: person(assignedTo) }),
      ...(reportsTo !== undefined && { reportsTo: person(reportsTo) }),
      ...(companies && { companies: companies.map((which, place) => ({ id: firms[which], primary: place === 0 })) }),
      ...(chosen && { groups: chosen.map((which) => groups[which]) }),
    };
    // A company that is in the trash cannot be chosen: then the change is refused whole, and nothing is to be seen of it.
    const { status } = await api.patch(`/contacts/${id}`, asked, { "if-match": `"${card.version}"` });
    assert.ok([200, 422].includes(status));
  } else if (one.do === "revert") {
    const { items } = (await api.get(`/contacts/${id}/history`)).body;
    const entry = items[one.which];
    if (entry) await api.post(`/contacts/${id}/history/${entry.id}/revert`, {});
  } else if (one.do === "status") {
    const wish = card.status === "active" ? { status: "blocked", reason: one.reason } : { status: "active" };
    assert.equal((await api.post(`/contacts/${id}/status`, { ...wish, version: card.version })).status, 200);
  } else if (one.do === "trash") {
    assert.equal((await api.delete(`/contacts/${id}`, {}, { version: card.version })).status, 200);
  } else {
    const path = one.do === "firm" ? `/companies/${firms[one.which]}` : `/contact-groups/${groups[one.which]}`;
    await deleteOrRestore(path);
  }
}

async function deleteOrRestore(path: string): Promise<void> {
  const { status, body } = await api.get(path);
  const reply =
    status === 404
      ? await api.post(`/trash/${path.split("/").at(-1)}/restore`)
      : await api.delete(path, { "if-match": `"${body.version}"` });
  assert.ok(reply.status < 300, `${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
}

/** What the card says, without what is of today whatever the day, in an order of its own where the card gives none. */
function said({ can: _, companies, identities: known, ...card }: Card): Card {
  const sorted = (list: object[]) => list.map((one) => JSON.stringify(one)).toSorted();
  return { ...card, companies: sorted(companies), identities: sorted(known) };
}

test("After any sequence of changes the card as of each moment is the card that was read at that moment", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 10, size: "max" }), async (commands) => {
      round += 1;
      const id = idOf(await api.post("/contacts", { firstName: "Ann", lastName: `Past${round}` }));
      const read: { at: string; card: Card; after: string }[] = [];
      const look = async (after: string) => {
        const card = (await api.get(`/contacts/${id}`)).body;
        await new Promise((go) => setTimeout(go, 2));
        read.push({ at: new Date().toISOString(), card, after });
        await new Promise((go) => setTimeout(go, 2));
      };
      await look("the making");
      for (const one of commands) {
        await carryOut(id, one);
        if (one.do === "trash") {
          await new Promise((go) => setTimeout(go, 2));
          const at = new Date().toISOString();
          await new Promise((go) => setTimeout(go, 2));
          assert.equal((await api.post(`/trash/${id}/restore`)).status, 200);
          assert.equal((await api.get(`/contacts/${id}/as-of?at=${at}`)).body.deleted, true);
        }
        await look(JSON.stringify(one));
      }
      for (const { at, card, after } of read) {
        const { status, body } = await api.get(`/contacts/${id}/as-of?at=${at}`);
        assert.equal(status, 200, JSON.stringify(body));
        assert.deepEqual([body.at, body.deleted, body.contact.can], [at, false, []]);
        assert.deepEqual(said(body.contact), said(card), `after ${after}`);
      }
    }),
    { numRuns: 8, endOnFailure: true, examples: [[thoroughly], [moving]] },
  );
});
