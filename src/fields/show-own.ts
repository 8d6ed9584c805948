import { sql } from "kysely";
import type { Static } from "typebox";
import type { OwnedBy } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import type { OwnFieldReply } from "./api.ts";

export type OwnDefinition = Static<typeof OwnFieldReply>;

/** All own fields of a kind of record in their order, hidden ones last. */
export async function listOwnFields(tx: Tx, on: OwnedBy): Promise<OwnDefinition[]> {
  const rows = await select(tx)
    .where("on_kind", "=", on)
    .orderBy(sql`retired_at is not null`)
    .orderBy("position")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows;
}

export async function showOwnField(tx: Tx, id: string): Promise<OwnDefinition> {
  const row = await select(tx).where("id", "=", id).executeTakeFirst();
  return row ?? refuseAsAbsent();
}

/** The field as the caller saw it, locked; a stale version is refused with the present one. */
export async function holdOwnField(tx: Tx, id: string, version?: number): Promise<OwnDefinition> {
  await sql`select from own_fields where id = ${id} for update`.execute(tx);
  const field = await showOwnField(tx, id);
  if (version !== undefined && field.version !== version) refuse(412, "stale", { members: { current: field } });
  return field;
}

const optionsWithLabels = sql<OwnDefinition["options"]>`(
  select coalesce(jsonb_agg(jsonb_build_object('labels', '{}'::jsonb) || one order by nth), '[]')
  from jsonb_array_elements(own_fields.options) with ordinality as chosen (one, nth))`;

function select(tx: Tx) {
  return tx
    .selectFrom("own_fields")
    .where("is_going", "=", false)
    .select(["id", "version", "on_kind as on", "key", "kind as type", "label as name", "hint", "section as heading"])
    .select(["people", "is_required as required", "default_value as default", "translations"])
    .select(optionsWithLabels.as("options"))
    .select(["depends_on as dependsOn", "pattern", "is_sortable as sortable", "is_unique as unique"])
    .select(sql<boolean>`(is_sortable and not is_sorted) or (is_unique and not is_guarded)`.as("preparing"))
    .select(sql<boolean>`retired_at is not null`.as("retired"));
}
