import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Batch } from "../audit/batches.ts";
import { writeCompanies } from "../companies/write.ts";
import type { ContactChange } from "../contacts/fields.ts";
import { writeContacts } from "../contacts/write.ts";
import type { Tx } from "../database/transaction.ts";
import { writeOpportunities } from "../opportunities/write.ts";
import { handOverTasks } from "../tasks/hand-over.ts";
import { handOverOf, type HandOver } from "./hand-over.ts";
import { outcomesOf, refusedItem, type Item, type Outcome } from "./items.ts";
import { records } from "./records.ts";

/** Hands over a set of contacts, companies, opportunities and tasks. Who or what is the leaver's no more stays with whom it is. */
export async function handOverSet(tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]): Promise<Outcome[]> {
  const wish = handOverOf(batch);
  const ids = items.map(({ id }) => id);
  const outcomes = [
    ...(await handOverContacts(tx, actor, batch.id, wish, ids)),
    ...(await handOverCompanies(tx, actor, batch.id, wish, ids)),
    ...(await handOverOpportunities(tx, actor, batch.id, wish, ids)),
    ...(await handOverOpenTasks(tx, actor, batch.id, wish, ids)),
  ];
  const known = new Set(outcomes.map(({ id }) => id));
  const gone = ids.filter((id) => !known.has(id));
  return [...outcomes, ...gone.map((id) => refusedItem(id, { code: "absent" }))];
}

interface Held {
  id: string;
  ownerId: string | null;
  assignedToId: string | null;
}

async function handOverContacts(
  tx: Tx,
  actor: Actor,
  batchId: string,
  wish: HandOver,
  ids: readonly string[],
): Promise<Outcome[]> {
  const held = await sql<Held>`
    select id, owner_id as "ownerId", assigned_to_id as "assignedToId" from contacts
    where id = any(${ids}::uuid[]) and live order by id for no key update`.execute(tx);
  const writings = held.rows.map((one) => ({ id: one.id, change: changeOf(wish, one) }));
  return outcomesOf(
    writings,
    await writeContacts(tx, actor, writings, { demands: "form", companies: "link", batchId }),
  );
}

function changeOf({ leaver, contactsTo, assignedTo }: HandOver, { ownerId, assignedToId }: Held): ContactChange {
  return {
    ...(contactsTo !== undefined && ownerId === leaver && { owner: contactsTo }),
    ...(assignedTo !== undefined && assignedToId === leaver && { assignedTo }),
  };
}

async function handOverCompanies(
  tx: Tx,
  actor: Actor,
  batchId: string,
  { leaver, companiesTo }: HandOver,
  ids: readonly string[],
): Promise<Outcome[]> {
  const held = await sql<{ id: string; ownerId: string | null }>`
    select id, owner_id as "ownerId" from companies
    where id = any(${ids}::uuid[]) and deleted_at is null order by id for no key update`.execute(tx);
  const writings = held.rows.map(({ id, ownerId }) => ({
    id,
    change: companiesTo !== undefined && ownerId === leaver ? { owner: companiesTo } : {},
  }));
  return outcomesOf(writings, await writeCompanies(tx, actor, writings, batchId));
}

async function handOverOpportunities(
  tx: Tx,
  actor: Actor,
  batchId: string,
  { leaver, opportunitiesTo }: HandOver,
  ids: readonly string[],
): Promise<Outcome[]> {
  const held = await sql<{ id: string; ownerId: string | null }>`
    select id, owner_id as "ownerId" from opportunities
    where id = any(${ids}::uuid[]) and deleted_at is null order by id for no key update`.execute(tx);
  const writings = held.rows.map(({ id, ownerId }) => ({
    id,
    change: opportunitiesTo !== undefined && ownerId === leaver ? { owner: opportunitiesTo } : {},
  }));
  return outcomesOf(writings, await writeOpportunities(tx, actor, writings, { batchId }));
}

async function handOverOpenTasks(
  tx: Tx,
  actor: Actor,
  batchId: string,
  { leaver, tasksTo }: HandOver,
  ids: readonly string[],
): Promise<Outcome[]> {
  if (tasksTo === undefined) return [];
  const handed = await handOverTasks(tx, records, actor, { from: leaver, to: tasksTo, ids, batchId });
  return handed.map((one) => {
    if (one.outcome !== "refused") return one;
    const { id, outcome: _, ...reason } = one;
    return refusedItem(id, reason);
  });
}
