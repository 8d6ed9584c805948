import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies } from "../access/reachable.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { showCompany } from "./show.ts";

interface Sorted {
  done: string[];
  refused: string[];
}

/** Moves one company to the trash; a stale version is refused with the current record. */
export async function deleteCompany(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  const current = await showCompany(tx, actor, id);
  if (!current.can.includes("delete")) refuse(403, "notAllowed");
  const row = await tx
    .selectFrom("companies")
    .select("version")
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row?.version !== version) refuse(412, "stale", { members: { current: await showCompany(tx, actor, id) } });
  await trashCompanies(tx, actor, [id], null);
}

/** Moves companies to the trash as far as the actor may delete them; their people and their place in the tree stay as they are. */
export async function trashCompanies(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
): Promise<Sorted> {
  return move(tx, actor, ids, batchId, "deleted");
}

/** Takes companies back out of the trash, by the right to delete. */
export async function restoreCompanies(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
): Promise<Sorted> {
  return move(tx, actor, ids, batchId, "restored");
}

async function move(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
  action: "deleted" | "restored",
): Promise<Sorted> {
  const [before, after] =
    action === "deleted" ? [sql`deleted_at is null`, sql`now()`] : [sql`deleted_at is not null`, sql`null`];
  const reach = reachableCompanies(actor, "delete")(expressionBuilder<Tables, "companies">());
  const moved = await sql<{ id: string }>`
    with there as (
      select id from companies where id = any(${ids}::uuid[]) and ${before} and ${reach}
      order by id for no key update)
    update companies set deleted_at = ${after}, version = companies.version + 1, updated_at = now()
    from there where companies.id = there.id returning companies.id`.execute(tx);
  const done = moved.rows.map(({ id }) => id);
  await recordChanges(
    tx,
    actor,
    done.map((id) => ({ subjectKind: "company", subjectId: id, action })),
    batchId,
  );
  return { done, refused: ids.filter((id) => !done.includes(id)) };
}
