import { sql } from "kysely";
import { equipmentWithin, reachableEquipment } from "../access/reach-equipment.ts";
import type { RecordKind } from "../access/record-kind.ts";

/** Equipment as what notes, files and tasks hang on. */
export const equipmentRecord: RecordKind = {
  kind: "equipment",
  path: "equipment",
  sight: (actor, reach, id) => sql<boolean>`exists (
    select from equipment where equipment.id = ${id} and equipment.deleted_at is null
      and ${reachableEquipment(actor, "see")} and ${equipmentWithin(actor, reach)("walk")})`,
  name: (id) => sql<string>`(select name from equipment where equipment.id = ${id})`,
};
