import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Kind } from "../database/tables/contacts.ts";
import { noOwnFields } from "../testing/own-fields.ts";
import type { Actor } from "./actor.ts";
import { covers, goesBeyond, isWider } from "./beyond.ts";
import { canCompany, canContact } from "./reachable.ts";
import { agentReaches, clientReaches, type Reach } from "./rights.ts";

const ids = ["ann", "bob", "eve", "me"];
const firms = ["acme", "bolt", "cord"];
const somebody = fc.option(fc.constantFrom(...ids), { nil: null });

/** Somebody's place in the world; who manages a company belongs to it, and a division holds its departments. */
const place = fc
  .record({
    department: fc.subarray(ids),
    below: fc.subarray(ids),
    companies: fc.subarray(firms),
    manages: fc.subarray(firms),
  })
  .map(({ department, below, companies, manages }) => ({
    departmentPeople: department,
    divisionPeople: [...new Set([...department, ...below])],
    companies: [...new Set([...companies, ...manages])],
    managedCompanies: manages,
  }));
type Place = typeof place extends fc.Arbitrary<infer P> ? P : never;

const contact = fc.record({
  id: fc.constantFrom(...ids),
  kind: fc.constantFrom<Kind>("client", "agent"),
  ownerId: somebody,
  assignedToId: fc.constantFrom(null, "ann"),
  companyIds: fc.subarray(firms),
});
const company = fc.record({ id: fc.constantFrom(...firms), ownerId: fc.constantFrom(null, "ann", "bob") });

function anActor(kind: Kind, reach: Reach, more: Partial<Actor> | Place = {}): Actor {
  return {
    id: "me",
    name: "Me",
    kind,
    administrator: false,
    accessGroup: { id: "group", name: "Group" },
    modules: ["contacts", "companies"],
    rights: { "contacts.clients": { see: reach }, "contacts.agents": { see: reach }, companies: { see: reach } },
    fields: {},
    fieldRules: {},
    own: noOwnFields,
    language: "en",
    timeZone: "UTC",
    address: undefined,
    departmentPeople: [],
    divisionPeople: [],
    companies: [],
    managedCompanies: [],
    lacksSecondFactor: false,
    session: undefined,
    token: undefined,
    viewer: undefined,
    ...more,
  };
}

const reachesOf: Record<Kind, readonly Reach[]> = {
  agent: agentReaches,
  // Clients own no companies and nobody: what is theirs is they themselves.
  client: clientReaches,
};

test("P5: a wider reach never hides whom a narrower one shows, for anybody anywhere", () => {
  for (const kind of ["agent", "client"] as const)
    for (const narrow of reachesOf[kind])
      for (const wide of reachesOf[kind].filter((reach) => !isWider(kind, narrow, reach)))
        fc.assert(
          fc.property(place, contact, company, (where, row, firm) => {
            const mine = kind === "client" ? { ...row, ownerId: null, assignedToId: null } : row;
            const [less, more] = [anActor(kind, narrow, where), anActor(kind, wide, where)];
            if (canContact(less, "see", mine)) assert.ok(canContact(more, "see", mine), `${narrow} and ${wide}`);
            if (canCompany(less, "see", firm)) assert.ok(canCompany(more, "see", firm), `${narrow} and ${wide}`);
          }),
          { numRuns: 200 },
        );
});

test("What somebody gives to agents he holds as far himself; what goes beyond a client's own he holds of all", () => {
  const right = { subject: "contacts.clients", action: "see" } as const;
  const given = (held: Reach, kind: Kind, reach: Reach) => covers(anActor("agent", held), kind, right, reach);
  assert.deepEqual(
    agentReaches.map((reach) => given("department", "agent", reach)),
    [true, true, true, false, false],
  );
  assert.deepEqual(
    clientReaches.map((reach) => [
      given("none", "client", reach),
      given("own", "client", reach),
      given("all", "client", reach),
    ]),
    [
      [true, true, true],
      [false, true, true],
      [false, false, true],
      [false, false, true],
    ],
  );
  assert.ok(!covers(anActor("client", "company"), "client", right, "own"));
});

test("A group goes beyond somebody by one right, or by one field that he may not see, and administrators by nothing", () => {
  const group = anActor("agent", "department");
  assert.equal(goesBeyond(anActor("agent", "department"), group), false);
  assert.equal(goesBeyond(anActor("agent", "own"), group), true);
  assert.equal(goesBeyond(anActor("agent", "all", { modules: ["contacts"] }), group), true);
  assert.equal(goesBeyond(anActor("agent", "all", { fields: { birthday: "hidden" } }), group), true);
  assert.equal(
    goesBeyond(anActor("agent", "all", { fields: { birthday: "hidden" } }), {
      ...group,
      fields: { birthday: "hidden" },
    }),
    false,
  );
  assert.equal(goesBeyond(anActor("agent", "own"), anActor("agent", "own", { administrator: true })), true);
  assert.equal(goesBeyond(anActor("agent", "none", { administrator: true }), group), false);
});
