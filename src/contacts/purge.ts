import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableContacts } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Kind } from "../database/tables/contacts.ts";
import type { Tx } from "../database/transaction.ts";
import { forgetLinks } from "../fields/forget-links.ts";

/**
 * Holds those of the contacts that lie in the trash and that the actor may delete. `owning` are those of them who still own
 * something that somebody has to look after: it has to be handed over first. Whoever would give them something now waits, and finds nobody.
 */
export async function holdContacts(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<{ held: string[]; owning: string[] }> {
  const reach = reachableContacts(actor, "delete")(expressionBuilder<Tables, "contacts">());
  const there = await sql<{ id: string; kind: Kind }>`
    select id, kind from contacts
    where id = any(${ids}::uuid[]) and deleted_at is not null and merged_into_id is null and ${reach}
    order by id for update`.execute(tx);
  const all = there.rows.map(({ id }) => id);
  const owning = await findOwning(
    tx,
    there.rows.flatMap(({ id, kind }) => (kind === "agent" ? [id] : [])),
  );
  return { held: all.filter((id) => !owning.includes(id)), owning };
}

/** Asked for all at once: of one owner after the other the planner would think that he has as much as the others. */
async function findOwning(tx: Tx, agents: readonly string[]): Promise<string[]> {
  if (agents.length === 0) return [];
  const found = await sql<{ id: string }>`
    select owner_id as id from contacts where owner_id = any(${agents}::uuid[]) and live
    union select owner_id from companies where owner_id = any(${agents}::uuid[]) and deleted_at is null
    union select o.owner_id from opportunities o join stages s on s.id = o.stage_id
      where o.owner_id = any(${agents}::uuid[]) and o.deleted_at is null and s.kind = 'open'`.execute(tx);
  return found.rows.map(({ id }) => id);
}

/** Deletes contacts that are held, and those they have absorbed, for good; whatever a key ties to them goes along. Gives all of them. */
export async function dropContacts(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const gone = await sql<{ id: string }>`
    delete from contacts where id = any(${ids}::uuid[]) or merged_into_id = any(${ids}::uuid[]) returning id`.execute(
    tx,
  );
  return gone.rows.map(({ id }) => id);
}

/** What contacts that stay say of people, companies and files about to go for good. */
export async function forgetInContacts(
  tx: Tx,
  actor: Actor,
  gone: readonly string[],
  batchId: string | null,
): Promise<void> {
  const columns = { owner_id: "owner", assigned_to_id: "assignedTo", reports_to_id: "reportsTo" };
  await forgetLinks(tx, actor, "contacts", columns, gone, batchId);
}
