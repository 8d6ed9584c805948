import { sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { reachableEquipment } from "../../access/reach-equipment.ts";
import type { Tx } from "../../database/transaction.ts";
import type { KindInFiles } from "../kind.ts";
import { serialKey } from "./places.ts";
import type { EquipmentHit, EquipmentInFiles } from "./shapes.ts";

export const equipmentLookups: KindInFiles<EquipmentInFiles>["lookups"] = {
  id: sql`select e.id from equipment e where e.id = asked.part[2]::uuid`,
  serial: sql`select e.id from equipment e where e.serial_key = asked.part[2] and e.deleted_at is null order by e.id`,
};

export async function loadEquipmentHits(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, EquipmentHit>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<EquipmentHit & { article: string }>`
    select equipment.id, '' as "externalId", '' as "fileId", article, coalesce(company_id::text, '') as "companyId",
      coalesce((select c.search_name from companies c where c.id = equipment.company_id), '') as "companyKey",
      ${reachableEquipment(actor, "see")} as seen, ${reachableEquipment(actor, "import")} as "mayImport"
    from equipment where equipment.id = any(${ids}::uuid[]) and deleted_at is null`.execute(tx);
  return new Map(rows.map(({ article, ...row }) => [row.id, { ...row, articleKey: serialKey(article) }]));
}
