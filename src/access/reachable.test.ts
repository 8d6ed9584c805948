import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { expressionBuilder, sql } from "kysely";
import type { Database } from "../database/connect.ts";
import type { Tables } from "../database/tables.ts";
import type { StoredRights } from "../database/tables/access-groups.ts";
import type { Kind } from "../database/tables/contacts.ts";
import { aDatabase } from "../testing/database.ts";
import { stepsOf, type Asked } from "../why/steps.ts";
import { words } from "../words/words.ts";
import { findActor, type Actor } from "./actor.ts";
import type { Action } from "./grants.ts";
import { canEquipment, equipmentInReach, type ReachedEquipment } from "./reach-equipment.ts";
import {
  canCompany,
  canContact,
  canOpportunity,
  decideCompany,
  decideContact,
  reachableCompanies,
  reachableContacts,
  reachableOpportunities,
  type ReachedCompany,
  type ReachedContact,
} from "./reachable.ts";

let database: Database;
before(async () => {
  database = await aDatabase();
});
after(() => database.close());

const people = 8;
const companies = 4;
const departments = 4;
const reaches = ["none", "own", "department", "division", "company", "managed", "all", "nonsense"] as const;
const actions = ["see", "edit", "delete", "assign", "export"] as const satisfies readonly Action[];
/** By action; one each, so that a world is asked five times. */
const rightsOn = fc.tuple(...actions.map(() => fc.constantFrom(...reaches, undefined)));

const somebody = fc.option(fc.nat(people - 1), { nil: null });
const world = fc.record({
  group: fc.record({
    kind: fc.constantFrom<Kind>("client", "agent", "agent"),
    isAdministrator: fc.nat(9).map((number) => number === 0),
    modules: fc.constantFrom<string[]>(
      ["contacts", "companies"],
      ["contacts", "companies", "requests"],
      ["contacts"],
      ["companies"],
      [],
    ),
    clients: rightsOn,
    agents: rightsOn,
    companies: rightsOn,
  }),
  people: fc.array(
    fc.record({
      kind: fc.constantFrom<Kind>("client", "agent"),
      owner: somebody,
      assigned: somebody,
      companies: fc.subarray([0, 1, 2, 3]),
      managed: fc.subarray([0, 1, 2, 3]),
      departments: fc.subarray([0, 1, 2, 3], { minLength: 1, maxLength: 2 }),
    }),
    { minLength: people, maxLength: people },
  ),
  companies: fc.array(fc.record({ owner: somebody, deleted: fc.boolean() }), {
    minLength: companies,
    maxLength: companies,
  }),
  /** The department each belongs to; only an earlier one, so that it is a tree. */
  parents: fc.array(fc.nat(departments), { minLength: departments, maxLength: departments }),
});

type Drawn = typeof world extends fc.Arbitrary<infer T> ? T : never;

test("The WHERE of what an actor reaches, the check on a loaded row and the answer to why say the same, for any rights, rows and departments", async () => {
  await fc.assert(
    fc.asyncProperty(world, async (drawn) => {
      await database.db
        .transaction()
        .execute(async (tx) => {
          const ids = await fill(tx, drawn);
          const actor = await findActor(tx, ids.people[0] ?? "");
          assert.ok(actor, "the first person may act");
          const seen = new Set<string>();
          const contacts = await loadContacts(tx);
          const firms = await loadCompanies(tx);
          for (const [index, action] of actions.entries()) {
            const checked: { contacts: string[]; companies: string[] } = {
              contacts: idsOf(contacts.filter((row) => canContact(actor, action, row))),
              companies: idsOf(firms.filter((row) => canCompany(actor, action, row))),
            };
            const found = await sql<{
              id: string;
            }>`select id from contacts where ${reachableContacts(actor, action)(expressionBuilder<Tables, "contacts">())}`.execute(
              tx,
            );
            const foundFirms = await sql<{
              id: string;
            }>`select id from companies where ${reachableCompanies(actor, action)(expressionBuilder<Tables, "companies">())}`.execute(
              tx,
            );
            const deals = await sql<{
              id: string;
            }>`select id from opportunities where ${reachableOpportunities(actor, action)}`.execute(tx);
            // Each company has an opportunity of its owner, with its id.
            const checkedDeals = idsOf(firms.filter((row) => canOpportunity(actor, action, row)));
            assert.deepEqual(idsOf(deals.rows), checkedDeals);
            if (actor.kind === "client") assert.deepEqual(checkedDeals, []);
            else assert.deepEqual(checkedDeals, checked.companies);
            const things = await loadEquipment(tx);
            const checkedThings = idsOf(things.filter((row) => canEquipment(actor, action, row)));
            for (const shape of ["match", "walk"] as const) {
              const { rows } = await sql<{
                id: string;
              }>`select id from equipment where ${equipmentInReach(actor, action)(shape)}`.execute(tx);
              assert.deepEqual(idsOf(rows), checkedThings, `equipment, ${shape}`);
            }
            assert.deepEqual(idsOf(found.rows), checked.contacts);
            assert.deepEqual(idsOf(contacts.filter((row) => whyContact(actor, action, row))), checked.contacts);
            assert.deepEqual(idsOf(firms.filter((row) => whyCompany(actor, action, row))), checked.companies);
            assert.deepEqual(idsOf(foundFirms.rows), checked.companies);
            if (action === "see") for (const id of [...checked.contacts, ...checked.companies]) seen.add(id);
            const beyond = [...checked.contacts, ...checked.companies].filter((id) => !seen.has(id));
            assert.deepEqual(beyond, [], "nothing is done to what is not seen");
            assertMeaning(drawn, index, actor, checked.contacts.length, checked.companies.length);
          }
          throw new Undone();
        })
        .catch((error: unknown) => {
          if (!(error instanceof Undone)) throw error;
        });
    }),
    { numRuns: 150 },
  );
});

/** What an administrator is told who asks why: yes when each of the steps holds, each in words. */
function whyContact(actor: Actor, action: Action, row: ReachedContact): boolean {
  const of = row.kind === "client" ? "clients" : "agents";
  return saysYes(actor, {
    kind: "contact",
    of,
    action,
    decision: decideContact(actor, action, row),
    owner: row.ownerId,
  });
}

function whyCompany(actor: Actor, action: Action, row: ReachedCompany): boolean {
  const decision = decideCompany(actor, action, row);
  return saysYes(actor, { kind: "company", of: "companies", action, decision, owner: row.ownerId });
}

function saysYes(person: Actor, asked: Omit<Asked, "person" | "account" | "common">): boolean {
  const steps = stepsOf({ ...asked, person, account: "active", common: "Acme" }, words("en"));
  for (const { code, text } of steps) assert.ok(text.endsWith(".") && text !== code, code);
  return steps.every(({ holds }) => holds);
}

/** Takes a drawn world back. */
class Undone extends Error {}

/** What the two ways agree on must also be right at the ends: nothing for none, everything for all that is seen, no agent's reach for a client. */
function assertMeaning(
  { group, people: rows, companies: firms }: Drawn,
  action: number,
  actor: Actor,
  contacts: number,
  seenCompanies: number,
): void {
  if (actor.administrator) {
    assert.deepEqual([contacts, seenCompanies], [rows.length, firms.length]);
    return;
  }
  const nothing = (reach: string | undefined) => reach === undefined || reach === "none" || reach === "nonsense";
  const connected = (section: string) => group.kind === "client" || group.modules.includes(section);
  if (!connected("contacts") || (nothing(group.clients[action]) && nothing(group.agents[action])))
    assert.equal(contacts, 0);
  if (!connected("companies") || nothing(group.companies[action])) assert.equal(seenCompanies, 0);
  if (
    group.kind === "agent" &&
    group.modules.includes("contacts") &&
    [group.clients, group.agents].every((rights) => rights[action] === "all" && rights[0] === "all")
  )
    assert.equal(contacts, rows.length);
  if (group.kind === "client" && group.clients[action] === "all" && group.agents[action] === "all")
    assert.equal(contacts, 0);
}

async function loadContacts(tx: Parameters<typeof findActor>[0]): Promise<ReachedContact[]> {
  const rows = await sql<ReachedContact>`
    select id, kind, owner_id as "ownerId", assigned_to_id as "assignedToId",
      array(select company_id from memberships where contact_id = contacts.id) as "companyIds" from contacts`.execute(
    tx,
  );
  return rows.rows;
}

async function loadCompanies(tx: Parameters<typeof findActor>[0]): Promise<ReachedCompany[]> {
  const rows = await sql<ReachedCompany>`select id, owner_id as "ownerId" from companies`.execute(tx);
  return rows.rows;
}

async function loadEquipment(tx: Parameters<typeof findActor>[0]): Promise<ReachedEquipment[]> {
  const { rows } = await sql<ReachedEquipment>`
    select e.id, company_id as "companyId", contact_id as "contactId", used_by_id as "usedById",
      coalesce(c.owner_id, p.owner_id) as "ownerId"
    from equipment e left join companies c on c.id = company_id left join contacts p on p.id = contact_id`.execute(tx);
  return rows;
}

async function fill(tx: Parameters<typeof findActor>[0], drawn: Drawn): Promise<{ people: string[] }> {
  const ids = { people: newIds(people), companies: newIds(companies), departments: newIds(departments) };
  const { group } = drawn;
  const rights: StoredRights = {
    "contacts.clients": byAction(group.clients),
    "contacts.agents": byAction(group.agents),
    companies: byAction(group.companies),
    opportunities: byAction(group.companies),
    equipment: byAction(group.companies),
  };
  const groups = await tx.selectFrom("access_groups").select(["id", "standing"]).execute();
  const standing = (name: string) => groups.find((one) => one.standing === name)?.id ?? "";
  const { id: drawnGroup } = await tx
    .insertInto("access_groups")
    .values({
      name: "Drawn",
      kind: group.kind,
      standing: null,
      modules: group.modules.flatMap((one) => (one === "companies" ? [one, "opportunities", "equipment"] : [one])),
      rights: JSON.stringify(rights),
      fields: "{}",
      field_rules: "{}",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const acts = group.isAdministrator && group.kind === "agent" ? standing("administrator") : drawnGroup;
  await insert(
    tx,
    "contacts",
    drawn.people.map(({ kind }, index) => ({
      id: ids.people[index],
      kind: index === 0 ? group.kind : kind,
      access_group_id: index === 0 ? acts : standing(kind),
    })),
    "id, kind, access_group_id",
  );
  await sql`
    update contacts set owner_id = d.owner, assigned_to_id = d.assigned
    from jsonb_to_recordset(${JSON.stringify(drawn.people.map(({ owner, assigned }, index) => ({ id: ids.people[index], owner: idOf(ids.people, owner), assigned: idOf(ids.people, assigned) })))}::jsonb)
      as d (id uuid, owner uuid, assigned uuid) where contacts.id = d.id`.execute(tx);
  await insert(
    tx,
    "companies",
    drawn.companies.map(({ owner, deleted }, index) => ({
      id: ids.companies[index],
      name: `C${index}`,
      owner_id: idOf(ids.people, owner),
      deleted_at: deleted ? "2026-01-01" : null,
    })),
    "id, name, owner_id, deleted_at",
  );
  await sql`
    insert into opportunities (id, name, owner_id, stage_id, position, currency)
    select c.id, c.name, c.owner_id, s.id, row_number() over (), 'EUR' from companies c, stages s where s.standing = 'new'`.execute(
    tx,
  );
  // Each company has a piece that nobody uses, and everybody has one, and uses that of the next.
  await sql`
    insert into equipment (name, company_id) select 'Of a company', id from companies`.execute(tx);
  await insert(
    tx,
    "equipment",
    ids.people.map((id, index) => ({
      id: crypto.randomUUID(),
      name: "Of a person",
      contact_id: id,
      used_by_id: ids.people[(index + 1) % people],
    })),
    "id, name, contact_id, used_by_id",
  );
  await insert(
    tx,
    "memberships",
    drawn.people.flatMap((person, index) =>
      [...new Set([...person.companies, ...person.managed])].map((company) => ({
        contact_id: ids.people[index],
        company_id: ids.companies[company],
        is_manager: person.managed.includes(company),
      })),
    ),
    "contact_id, company_id, is_manager",
  );
  await insert(
    tx,
    "departments",
    drawn.parents.map((parent, index) => ({
      id: ids.departments[index],
      name: `D${index}`,
      parent_id: parent < index ? ids.departments[parent] : null,
    })),
    "id, name, parent_id",
  );
  await insert(
    tx,
    "department_people",
    drawn.people.flatMap((person, index) =>
      ((index === 0 ? group.kind : person.kind) === "agent" ? person.departments : []).map((department) => ({
        contact_id: ids.people[index],
        department_id: ids.departments[department],
      })),
    ),
    "contact_id, department_id",
  );
  return ids;
}

async function insert(
  tx: Parameters<typeof findActor>[0],
  table: keyof Tables,
  rows: readonly object[],
  columns: string,
): Promise<void> {
  await sql`insert into ${sql.table(table)} (${sql.raw(columns)}) select ${sql.raw(columns)} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  );
}

/** Action → reach; what is left out is left out. */
function byAction(drawn: readonly (string | undefined)[]): Record<string, string> {
  const said: Record<string, string> = {};
  for (const [index, action] of actions.entries()) if (drawn[index] !== undefined) said[action] = drawn[index];
  return said;
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id).toSorted();
}

function newIds(count: number): string[] {
  return Array.from({ length: count }, () => crypto.randomUUID());
}

function idOf(ids: readonly string[], index: number | null): string | null {
  return index === null ? null : (ids[index] ?? null);
}
