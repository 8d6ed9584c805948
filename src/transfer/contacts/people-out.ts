import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import { contactFieldsFor, shownCustom } from "../../contacts/fields-for.ts";
import { contactConditions, type ContactQuery } from "../../contacts/list.ts";
import { isOwnKey } from "../../database/own-field.ts";
import type { Tables } from "../../database/tables.ts";
import { orderBy, orderOf } from "../../lists/order.ts";
import type { KindOut } from "../export-kind.ts";
import { listSizesOf } from "./export-sizes.ts";
import { peopleFacts } from "./facts.ts";

/** Contacts as they leave in files. */
export const peopleOut: KindOut<ContactQuery> = {
  kind: "contacts",
  facts: peopleFacts,
  usualGrid: "firstName,lastName,emails,phones,companies,jobTitle,owner,status,tags",
  conditions: (actor, query) => contactConditions(actor, "export", query),
  sizes: listSizesOf,
  values,
  order: (actor, sort = "lastName") =>
    orderBy(orderOf<"contacts">({ fields: contactFieldsFor(actor), sort }), "contacts"),
};

function values(actor: Actor, fields: ReadonlySet<string>) {
  const eb = expressionBuilder<Tables, "contacts">();
  const standard = Object.entries(contactFieldsFor(actor)).flatMap(([key, field]) =>
    fields.has(key) && !isOwnKey(key) ? [sql`${field.value(eb)} as ${sql.ref(key)}`] : [],
  );
  const own = new Set([...fields].filter(isOwnKey));
  return own.size > 0 ? [...standard, sql`${shownCustom(actor, own)} as custom`] : standard;
}
