import { expressionBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { lockToDelete, outOfTrash, toTrash, type Moved } from "../records/trash.ts";
import { showCompany } from "./show.ts";

/** Moves one company to the trash; a stale version is refused with the current record. */
export async function deleteCompany(tx: Tx, actor: Actor, id: string, version: number): Promise<void> {
  await lockToDelete(tx, { table: "companies", id, version, show: () => showCompany(tx, actor, id) });
  await trashCompanies(tx, actor, [id], null);
}

/** Moves companies to the trash as far as the actor may delete them; their people and their place in the tree stay as they are. */
export async function trashCompanies(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
): Promise<Moved> {
  return toTrash(tx, actor, companiesOf(actor), ids, batchId);
}

/** Takes companies back out of the trash, by the right to delete. */
export async function restoreCompanies(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  batchId: string | null,
): Promise<Moved> {
  return outOfTrash(tx, actor, companiesOf(actor), ids, batchId);
}

function companiesOf(actor: Actor) {
  const deletable = reachableCompanies(actor, "delete")(expressionBuilder<Tables, "companies">());
  return { table: "companies", subjectKind: "company", deletable } as const;
}
