import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { anEverybody, lastName, secrets, type Everybody } from "../testing/matrix/everybody.ts";
import { aCaller } from "../testing/matrix/calls.ts";
import { aWorld, type World } from "../testing/world.ts";
import { findActor, type Actor } from "./actor.ts";
import { sees } from "./field-rights.ts";
import { canCompany, canContact, coversContact, type ReachedContact } from "./reachable.ts";
import { holds, reachOf } from "./rights.ts";
import { visibleCompanies, visibleContacts } from "./visible.ts";

let world: World;
let all: Everybody;
const cookies = new Map<string, string>();

before(async () => {
  world = await aWorld();
  all = await anEverybody(world);
  const caller = aCaller(world, new Set(), Buffer.alloc(0));
  for (const one of [all.agent, all.client]) {
    cookies.set(one.id, await caller.session(one));
    // As if everything had been in sight once, and opened.
    await sql`insert into recent_records (contact_id, kind, record_id)
      select ${one.id}::uuid, 'contact', id from contacts union all select ${one.id}::uuid, 'company', id from companies`.execute(
      world.db,
    );
  }
});
after(() => world.close());

const reach = fc.constantFrom("none", "own", "department", "division", "company", "managed", "all");
const onRecords = fc.record({ see: reach, edit: reach, delete: reach, export: reach });
const drawn = fc.record({
  who: fc.constantFrom("agent" as const, "client" as const, "agent" as const),
  modules: fc.constantFrom(["contacts", "companies"], ["contacts", "companies"], ["contacts"], ["companies"]),
  rights: fc.record({
    "contacts.clients": onRecords,
    "contacts.agents": onRecords,
    companies: onRecords,
    audit: fc.record({ see: reach }),
  }),
  hidden: fc.subarray(["jobTitle", "emails", "phones", "birthday", "tags", "owner", "status", "companies"]),
});

type Loose = ReturnType<typeof JSON.parse>;
interface Row extends ReachedContact {
  gone: boolean;
}

test("P5, A005, A017, A018: for any rights and hidden fields all ways out tell of the same people, as `can` says, and of no hidden field", async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async ({ who, modules, rights, hidden }) => {
      const me = all[who];
      await world.db
        .updateTable("access_groups")
        .set({
          modules: [...modules],
          rights: JSON.stringify(rights),
          fields: JSON.stringify(Object.fromEntries(hidden.map((field) => [field, "hidden"]))),
        })
        .where("id", "=", me.group)
        .execute();
      const actor = await findActor(world.db, me.id);
      assert.ok(actor);
      await lookEverywhere(actor);
    }),
    { numRuns: 40 },
  );
});

async function lookEverywhere(actor: Actor): Promise<void> {
  const contacts = await loadContacts();
  const live = contacts.filter(({ gone }) => !gone);
  const within = (action: "see" | "edit" | "delete" | "export", rows: readonly Row[]) =>
    idsOf(rows.filter((row) => canContact(actor, action, row)));
  const seen = within("see", live);
  const told: string[] = [];
  const get = async (path: string) => {
    const reply = await ask(actor, "GET", path);
    told.push(reply.text);
    return reply;
  };
  const isOpen = holds(actor, "contacts.clients", "see") || holds(actor, "contacts.agents", "see");

  const list = await get("/contacts?limit=200&count=exact");
  assert.equal(list.status, isOpen ? 200 : 403);
  if (isOpen) {
    assert.deepEqual([idsOf(list.body.items), list.body.count.value], [seen, seen.length], "list and count");
    assert.deepEqual(idsOf((await get(`/contacts?limit=200&search=${lastName}`)).body.items), seen, "search");
  }
  for (const { id } of contacts)
    assert.equal((await get(`/contacts/${id}`)).status, isOpen ? (seen.includes(id) ? 200 : 404) : 403, "card");

  const palette = (await get(`/search?limit=50&q=${lastName}`)).body.items;
  assert.deepEqual(idsOf(ofKind(palette, "contact")), seen, "palette");
  const opened = (await get("/recent?limit=50")).body.items;
  assert.deepEqual(idsOf(ofKind(opened, "contact")), seen, "opened lately");

  const firms = idsOf(ofKind(palette, "company"));
  assert.deepEqual(idsOf(ofKind(opened, "company")), firms, "companies opened lately");
  await lookAtCompanies(actor, live, seen, firms, get);
  await lookAtPickers(actor, seen, get);
  await lookAtJournal(actor, contacts, get);

  const exported = await get("/contacts/export");
  const mayExport = holds(actor, "contacts.clients", "export") || holds(actor, "contacts.agents", "export");
  assert.equal(exported.status, mayExport ? 200 : 403);
  const ids = live.filter(({ id }) => exported.text.includes(id)).map(({ id }) => id);
  if (mayExport) assert.deepEqual(ids.toSorted(), within("export", live), "export");

  const trash = await get("/trash");
  if (trash.status === 200) {
    const gone = contacts.filter(({ gone: is }) => is);
    assert.deepEqual(idsOf(ofKind(trash.body.items, "contact")), within("delete", gone), "trash");
    assert.ok(within("delete", gone).every((id) => within("see", gone).includes(id)));
  }
  assert.deepEqual((await visibleContacts(world.db, actor, seenAndNot(live))).toSorted(), seen, "events");
  await lookAtBatches(actor, seen, within("edit", live).length);
  if (isOpen) await lookForHidden(actor, told, seen, list.body.items);
}

async function lookAtCompanies(
  actor: Actor,
  live: readonly Row[],
  seen: readonly string[],
  found: readonly string[],
  get: Get,
) {
  const { rows } = await sql<{ id: string; ownerId: string | null; gone: boolean }>`
    select id, owner_id as "ownerId", deleted_at is not null as gone from companies`.execute(world.db);
  const firms = idsOf(rows.filter((row) => !row.gone && canCompany(actor, "see", row)));
  assert.deepEqual(found, firms, "companies of the palette");
  const told = await visibleCompanies(world.db, actor, idsOf(rows.filter(({ gone }) => !gone)));
  assert.deepEqual(told.toSorted(), firms, "events of companies");
  const list = await get("/companies?limit=200");
  assert.equal(list.status, holds(actor, "companies", "see") ? 200 : 403);
  if (list.status !== 200) return;
  assert.deepEqual(idsOf(list.body.items), firms, "companies");
  for (const { id, people } of list.body.items) {
    const theirs = idsOf(live.filter((row) => row.companyIds.includes(id) && seen.includes(row.id)));
    assert.equal(people, theirs.length, "people of a company");
    const listed = await get(`/contacts?limit=200&company=${id}`);
    if (listed.status === 200) assert.deepEqual(idsOf(listed.body.items), theirs, "related people");
  }
}

async function lookAtPickers(actor: Actor, seen: readonly string[], get: Get): Promise<void> {
  const agents = await sql<{ id: string }>`
    select id from contacts where kind = 'agent' and live and status = 'active'`.execute(world.db);
  const picked = await get("/agents");
  if (picked.status === 200) {
    const due = idsOf(agents.rows.filter(({ id }) => seen.includes(id) || id === actor.id));
    assert.deepEqual(idsOf(picked.body.items), due, "agents to pick");
    const tags = (await get("/tags")).body.items;
    const due2 = actor.kind === "agent" && sees(actor, "tags") && seen.length > 0 ? [seen.length] : [];
    assert.deepEqual(
      tags.map(({ contacts }: Loose) => contacts),
      due2,
      "tags",
    );
  }
  const groups = await get("/contact-groups");
  if (groups.status === 200) assert.equal(groups.body.items[0].members, seen.length, "contact groups");
  const found = ofKind((await get(`/search?limit=50&q=${lastName}`)).body.items, "group");
  assert.equal(found.length, groups.status === 200 ? 1 : 0, "contact groups of the palette");
  const seats = await get(`/departments/${all.department}/people`);
  assert.equal(seats.status, actor.kind === "agent" ? 200 : 403);
  for (const { id } of seats.body.items ?? []) assert.ok(seen.includes(id), "people of a department");
}

async function lookAtJournal(actor: Actor, contacts: readonly Row[], get: Get): Promise<void> {
  const audited = (row: Row) => coversContact(actor, reachOf(actor, "audit", "see"), row);
  const isOpen = holds(actor, "audit", "see");
  for (const row of contacts) {
    const isSeen = !row.gone && canContact(actor, "see", row);
    const due = isOpen ? (isSeen ? (audited(row) ? 200 : 403) : 404) : 403;
    assert.equal((await get(`/contacts/${row.id}/history`)).status, due, "history");
    assert.equal((await get(`/contacts/${row.id}/audit`)).status, due, "audit of a contact");
  }
  const subjects: string[] = [];
  for (let next: string | null = ""; isOpen && next !== null;) {
    const { body }: Reply = await get(`/audit?limit=200&kind=contact${next && `&after=${encodeURIComponent(next)}`}`);
    subjects.push(...body.items.map(({ subject }: Loose) => subject.id));
    next = body.next;
  }
  const due = contacts.filter((row) => audited(row) && canContact(actor, row.gone ? "delete" : "see", row));
  assert.deepEqual([...new Set(subjects)].toSorted(), idsOf(due), "journal");
}

/** What a batch would be for is told before it is begun: another number than the one seen writes nothing. */
async function lookAtBatches(actor: Actor, seen: readonly string[], editable: number): Promise<void> {
  const filter = { field: "lastName", is: "is", value: lastName };
  const { status, body } = await ask(actor, "POST", "/contacts/bulk", {
    filter,
    expected: 999,
    add: { tags: ["new"] },
  });
  if (status !== 409)
    return assert.ok(status === 403 && (editable === 0 || !sees(actor, "tags") || actor.kind === "client"));
  assert.equal(Number(/\d+/.exec(body.detail)?.[0] ?? 0), seen.length, "what a batch is for");
}

async function lookForHidden(
  actor: Actor,
  told: readonly string[],
  seen: readonly string[],
  items: Loose[],
): Promise<void> {
  const hidden = ["jobTitle", "emails", "phones", "birthday", "tags", "owner", "status", "companies"].filter(
    (field) => !sees(actor, field),
  );
  const fields = (await ask(actor, "GET", "/fields?on=contacts")).body.items.map(({ key }: Loose) => key);
  for (const field of hidden) {
    assert.ok(!items.some((item) => Object.hasOwn(item, field)) && !fields.includes(field), `${field} is nowhere`);
    for (const query of [
      `sort=${field}`,
      `fields=${field}`,
      `filter=${JSON.stringify({ field, is: "is", value: "x" })}`,
    ])
      assert.equal((await ask(actor, "GET", `/contacts?${query}`)).status, 422, query);
  }
  const ways = {
    owner: `owner=${actor.id}`,
    status: "status=active",
    tags: `tag=${secrets.tags}`,
    companies: "companyUserType=manager",
  };
  for (const [field, query] of Object.entries(ways))
    assert.equal((await ask(actor, "GET", `/contacts?${query}`)).status, sees(actor, field) ? 200 : 422, query);
  for (const [field, secret] of Object.entries(secrets)) {
    const isTold = told.some((text) => text.includes(secret));
    assert.equal(isTold, sees(actor, field) && seen.length > 0, `${field} is told where it is shown, and nowhere else`);
  }
  const byEmail = await ask(actor, "GET", `/contacts?search=@${secrets.emails}`);
  assert.equal(byEmail.body.items.length > 0, sees(actor, "emails") && seen.length > 0, "guessing by searching");
}

interface Reply {
  status: number;
  text: string;
  body: Loose;
}
type Get = (path: string) => Promise<Reply>;

async function ask({ id }: Actor, method: "GET" | "POST", path: string, body?: object): Promise<Reply> {
  const reply = await world.app.inject({
    method,
    url: `/api/v1${path.replaceAll(/["{}]/g, encodeURIComponent)}`,
    headers: {
      cookie: cookies.get(id) ?? "",
      origin: world.config.baseUrl,
      ...(body && { "content-type": "application/json" }),
    },
    ...(body && { payload: JSON.stringify(body) }),
  });
  const isJson = /json/.test(String(reply.headers["content-type"]));
  return { status: reply.statusCode, text: reply.body, body: isJson ? JSON.parse(reply.body) : {} };
}

async function loadContacts(): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select id, kind, owner_id as "ownerId", assigned_to_id as "assignedToId", deleted_at is not null as gone,
      array(select company_id from memberships where contact_id = contacts.id) as "companyIds" from contacts`.execute(
    world.db,
  );
  return rows;
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id).toSorted();
}

function seenAndNot(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

function ofKind(items: readonly Loose[], kind: string): { id: string }[] {
  return items.filter((item: Loose) => item.kind === kind);
}
