import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { someRow } from "../database/condition.ts";
import type { FieldFilter } from "../database/field.ts";

/** The contacts that the actor follows himself; whom others follow no filter tells. */
export function followedFilter(actor: Actor): FieldFilter<"contacts"> {
  const mine = sql<boolean>`f.contact_id = ${actor.id}`;
  return {
    kind: "yesNo",
    holds: someRow(sql`contacts.id`, { from: sql`follows f`, of: sql`f.subject_id`, where: mine }),
  };
}
