import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableContacts } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { Fault } from "../http/refusal.ts";

/** A manager of a company, and what he may with the requests of its people. */
export interface CompanyManager {
  contact: string;
  see: boolean;
  answer: boolean;
  close: boolean;
  onBehalf: boolean;
}

interface GivenManager extends Partial<Omit<CompanyManager, "contact">> {
  contact: string;
}

/** Each person once, in the order of ids: the list has none of its own. Whoever answers, closes or opens sees. */
export function checkManagers(
  list: readonly GivenManager[],
  fault: (pointer: string, code: string) => void,
): CompanyManager[] {
  const known = new Map<string, CompanyManager>();
  for (const [index, given] of list.entries()) {
    const { contact, see = true, answer = false, close = false, onBehalf = false } = given;
    if (!see && (answer || close || onBehalf)) fault(`/managers/${index}/see`, "managerSees");
    if (!known.has(contact)) known.set(contact, { contact, see, answer, close, onBehalf });
  }
  return [...known.values()].toSorted((a, b) => (a.contact < b.contact ? -1 : 1));
}

/** The people who belong to companies now, and whether the actor sees them: of those who are asked for. */
export type Staff = ReadonlyMap<string, ReadonlyMap<string, { seen: boolean }>>;

export async function findStaff(
  tx: Tx,
  actor: Actor,
  asked: readonly { company: string; people: readonly string[] }[],
): Promise<Staff> {
  const staff = new Map<string, Map<string, { seen: boolean }>>();
  const pairs = asked.flatMap(({ company, people }) => people.map((contact) => ({ company, contact })));
  if (pairs.length === 0) return staff;
  const reach = reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">());
  const found = await sql<{ company: string; contact: string; seen: boolean }>`
    select m.company_id as company, m.contact_id as contact, (${reach}) is true as seen
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as a (company uuid, contact uuid)
    join memberships m on m.company_id = a.company and m.contact_id = a.contact and m.to_date is null
    join contacts on contacts.id = m.contact_id and contacts.live`.execute(tx);
  for (const { company, contact, seen } of found.rows)
    staff.set(company, (staff.get(company) ?? new Map<string, { seen: boolean }>()).set(contact, { seen }));
  return staff;
}

interface Roles {
  managers: CompanyManager[];
  defaultContact: string | null;
}

/** The managers after a change: those whom the actor does not see stay, since he cannot have meant them. */
export function settleManagers(company: string, given: CompanyManager[] | undefined, before: Roles, staff: Staff) {
  if (!given) return before.managers;
  const unseen = before.managers.filter(
    ({ contact }) => staff.get(company)?.get(contact)?.seen === false && !given.some((one) => one.contact === contact),
  );
  return [...given, ...unseen].toSorted((a, b) => (a.contact < b.contact ? -1 : 1));
}

/** Whoever is given something to do for a company is one of its people, of those that the actor sees; who does it already may go on. */
export function roleFaults(company: string, given: Partial<Roles>, before: Roles, staff: Staff): Fault[] {
  const isHers = (contact: string) => staff.get(company)?.get(contact)?.seen === true;
  const { managers = [], defaultContact } = given;
  const strange = managers.flatMap(({ contact }, index) =>
    isHers(contact) || before.managers.some((one) => one.contact === contact)
      ? []
      : [{ pointer: `/managers/${index}/contact`, code: "notOfCompany" }],
  );
  const isStrange = defaultContact && defaultContact !== before.defaultContact && !isHers(defaultContact);
  return isStrange ? [...strange, { pointer: "/defaultContact", code: "notOfCompany" }] : strange;
}

/** Writes who manages companies that are locked; a person who belongs to one no more keeps what he was. */
export async function storeManagers(
  tx: Tx,
  rows: readonly { id: string; after: { managers: readonly CompanyManager[] } }[],
): Promise<void> {
  if (rows.length === 0) return;
  const wanted = rows.flatMap(({ id, after }) =>
    after.managers.map(({ contact, ...may }) => ({ company: id, contact, may })),
  );
  await sql`
    with wanted as (select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (company uuid, contact uuid, may jsonb)),
    touched as (
      select m.company_id, m.contact_id, w.may from memberships m
      join contacts c on c.id = m.contact_id and c.live
      left join wanted w on w.company = m.company_id and w.contact = m.contact_id
      where m.company_id = any(${rows.map(({ id }) => id)}::uuid[]) and m.to_date is null and (m.is_manager or w.may is not null)
      order by m.contact_id for no key update of m)
    update memberships m set is_manager = t.may is not null, manager_may = coalesce(t.may, '{}')
    from touched t where m.company_id = t.company_id and m.contact_id = t.contact_id`.execute(tx);
}
