import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableContacts } from "../access/reachable.ts";
import { restoreContacts, trashContacts } from "../contacts/trash.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { refusedItem, type Item, type Outcome } from "./items.ts";
import { lockVersions, seenOf } from "./lock-versions.ts";

/** Moves a set to the trash. Nobody goes there whom somebody has edited since the freeze: he may not be meant any more. */
export async function trashSet(tx: Tx, actor: Actor, batchId: string, items: readonly Item[]): Promise<Outcome[]> {
  const versions = await lockVersions(tx, items);
  const stale = new Set(items.flatMap(({ id, version }) => ((versions.get(id) ?? version) === version ? [] : [id])));
  const { done } = await trashContacts(tx, actor, seenOf(items.filter(({ id }) => !stale.has(id))), batchId);
  return outcomesOf(tx, actor, items, done, stale, sql`contacts.live`);
}

/** Takes a set back out of the trash. */
export async function restoreSet(tx: Tx, actor: Actor, batchId: string, items: readonly Item[]): Promise<Outcome[]> {
  const { done } = await restoreContacts(tx, actor, seenOf(items), batchId);
  return outcomesOf(tx, actor, items, done, new Set(), sql`contacts.deleted_at is not null`);
}

async function outcomesOf(
  tx: Tx,
  actor: Actor,
  items: readonly Item[],
  moved: readonly string[],
  stale: ReadonlySet<string>,
  there: ReturnType<typeof sql>,
): Promise<Outcome[]> {
  const done = new Set(moved);
  const left = seenOf(items).filter((id) => !done.has(id));
  const eb = expressionBuilder<Tables, "contacts">();
  const seen = await sql<{ id: string }>`
    select id from contacts where id = any(${left}::uuid[]) and ${there} and ${reachableContacts(actor, "see")(eb)}`.execute(
    tx,
  );
  const visible = new Set(seen.rows.map(({ id }) => id));
  return items.map(({ id }): Outcome => {
    if (done.has(id)) return { id, outcome: "done" };
    if (!visible.has(id)) return refusedItem(id, { code: "absent" });
    return refusedItem(id, { code: id === actor.id ? "oneself" : stale.has(id) ? "stale" : "notAllowed" });
  });
}
