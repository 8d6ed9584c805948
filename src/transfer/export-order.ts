import type { RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { contactFieldsFor } from "../contacts/fields-for.ts";
import { orderBy, orderOf } from "../lists/order.ts";

/** The order of the list, for ORDER BY: up to two keys, "-" for descending, and the id at the end. */
export function exportOrder(actor: Actor, sort = "lastName"): RawBuilder<unknown> {
  return orderBy(orderOf<"contacts">({ fields: contactFieldsFor(actor), sort }), "contacts");
}
