import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { visibleFields } from "../access/field-rights.ts";
import { contactFields } from "../contacts/fields.ts";
import { refuseField } from "../http/refusal.ts";

/** The order of the list, for ORDER BY: up to two keys, "-" for descending, and the id at the end. */
export function exportOrder(actor: Actor, sort = "lastName"): RawBuilder<unknown> {
  const keys = sort.split(",");
  if (keys.length > 2) refuseField("/sort", "tooMany", { limit: 2 });
  const fields = new Map(Object.entries(visibleFields(actor, contactFields)));
  const columns = keys.flatMap((key) => {
    const order = fields.get(key.replace(/^-/, ""))?.sort;
    if (!order) refuseField("/sort", "choice");
    return order.map(
      (column) => sql`${sql.ref(`contacts.${column}`)} ${sql.raw(key.startsWith("-") ? "desc" : "asc")}`,
    );
  });
  return sql.join([...columns, sql`contacts.id ${sql.raw(sort.startsWith("-") ? "desc" : "asc")}`]);
}
