import { sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import type { Action } from "../access/grants.ts";
import { contactsInReach, reachesAllContacts } from "../access/reachable.ts";
import { batchFilter } from "../audit/of-batch.ts";
import { plainly, someRow, type Condition } from "../database/condition.ts";
import { filterCondition } from "../lists/filter.ts";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { refuseField } from "../http/refusal.ts";
import { listRecords } from "../records/list-records.ts";
import type { listContacts as declared } from "./api.ts";
import { contactFieldsFor, shownCustom } from "./fields-for.ts";
import { findEmployers, foundBy, type Looking } from "./find.ts";
import { followedFilter } from "./followed.ts";
import { inWords } from "./in-words.ts";
import { mayOf, reachedJson, type Reached } from "./may.ts";
import { byUserType, userTypeFilter } from "./user-type.ts";

type Query = QueryOf<typeof declared>;
export type ContactQuery = Omit<Query, "fields" | "limit" | "after" | "from" | "count"> & {
  looking?: Looking;
};
type Row = ReplyOf<typeof declared>["items"][number];

/** A page of the contacts an actor may see, with the fields he asked for. */
export async function listContacts(tx: Tx, actor: Actor, query: Query): Promise<ReplyOf<typeof declared>> {
  const looking = query.search ? { employers: await findEmployers(tx, actor, query.search) } : {};
  const page = await listRecords<"contacts", Row, Reached>(tx, actor, query, {
    table: "contacts",
    fields: contactFieldsFor(actor),
    ground: isLive,
    where: askedFor(actor, "see", { ...query, looking }),
    sort: "lastName",
    reached: reachedJson,
    mayOf,
    shownCustom,
  });
  return { ...page, items: page.items.map((row) => inWords(actor, row)) };
}

/** The WHERE of a list of contacts: reach by the action, then what the query asks. The same for list, count, export and bulk. */
export function contactConditions(actor: Actor, action: Action, query: ContactQuery): Expression<SqlBool>[] {
  return [isLive, ...askedFor(actor, action, query).map((condition) => condition("match"))];
}

/** The condition of every index that an order of contacts stands on. */
const isLive = sql<SqlBool>`contacts.live`;

function askedFor(actor: Actor, action: Action, query: ContactQuery): Condition[] {
  checkNarrowing(actor, query);
  const is = (column: "status" | "access_group_id" | "owner_id" | "notified", value: string | boolean | undefined) =>
    value === undefined ? [] : [plainly(sql`${sql.ref(`contacts.${column}`)} = ${value}`)];
  return [
    ...(reachesAllContacts(actor, action) ? [] : [contactsInReach(actor, action)]),
    ...is("status", query.status),
    ...is("access_group_id", query.accessGroup),
    ...is("owner_id", query.owner),
    ...is("notified", query.notified),
    ...(query.company ? [has(sql`memberships`, sql`company_id = ${query.company}`)] : []),
    ...(query.group ? [has(sql`contact_group_members`, sql`group_id = ${query.group}`)] : []),
    ...(query.department ? [has(sql`department_people`, sql`department_id = ${query.department}`)] : []),
    ...(query.tag
      ? [has(sql`contact_tags join tags on tags.means_id = tag_id`, sql`lower(tags.name) = lower(${query.tag})`)]
      : []),
    ...(query.companyUserType ? [byUserType(query.companyUserType)] : []),
    ...(query.search ? foundBy(actor, query.search, query.looking) : []),
    ...(query.batch ? [ofBatch(actor, query.batch)] : []),
    ...(query.filter ? [filterCondition(query.filter, "contacts", filterFields(actor), actor)] : []),
  ];
}

/** The field that each short way to narrow a list asks about. */
const asksAbout = {
  status: "status",
  accessGroup: "accessGroup",
  owner: "owner",
  notified: "notified",
  company: "companies",
  companyUserType: "companies",
  group: "groups",
  department: "departments",
  tag: "tags",
} as const;

/** Who does not see a field cannot ask by it either (422). */
function checkNarrowing(actor: Actor, query: ContactQuery): void {
  const asked = new Map(Object.entries(query).filter(([, value]) => value !== undefined));
  const hidden = Object.entries(asksAbout).find(([key, field]) => asked.has(key) && !sees(actor, field));
  if (hidden) refuseField(`/${hidden[0]}`, "choice");
}

/** Rows of a table with a contact_id. */
function has(from: RawBuilder<unknown>, where: RawBuilder<SqlBool>): Condition {
  return someRow(sql`contacts.id`, { from, of: sql`contact_id`, where });
}

/** What a filter may name: the fields one may see, the batch that wrote a contact, and whether one follows it. */
function filterFields(actor: Actor) {
  return {
    ...contactFieldsFor(actor),
    ...(sees(actor, "companies") && { companyUserType: { filter: userTypeFilter } }),
    batch: { filter: batchFilter(actor, "contacts") },
    followed: { filter: followedFilter(actor) },
  };
}

function ofBatch(actor: Actor, batch: string): Condition {
  const condition = JSON.stringify({ field: "batch", is: "is", value: batch });
  return filterCondition(condition, "contacts", filterFields(actor), actor);
}
