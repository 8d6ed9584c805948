import { sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { reachableEquipment } from "../../access/reach-equipment.ts";
import type { Tx } from "../../database/transaction.ts";
import { equipmentFields } from "../../equipment/fields.ts";
import { nameSeen } from "../../equipment/history.ts";
import type { KindFacts } from "../kind.ts";
import { equipmentTemplate } from "./template.ts";
import { equipmentVocabulary } from "./vocabulary.ts";

/** Rights go by the piece; its fields are one like the other. */
export const equipmentFacts: KindFacts = {
  vocabulary: equipmentVocabulary,
  fields: equipmentFields,
  own: (actor) => actor.own.equipment,
  sees: () => true,
  mayFill: () => true,
  match: ["id", "serial"],
  template: equipmentTemplate,
  subjectKind: "equipment",
  findSeen,
  nameLinks: nameSeen,
  tables: ["equipment", "equipment_holdings"],
};

async function findSeen(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select equipment.id, name from equipment
    where equipment.id = any(${ids}::uuid[]) and ${reachableEquipment(actor, "see")}`.execute(tx);
  return new Map(rows.map((one) => [one.id, one]));
}
