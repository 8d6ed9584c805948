import { expressionBuilder, sql, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import {
  canEquipment,
  equipmentInReach,
  reachableEquipment,
  reachesAllEquipment,
  type ReachedEquipment,
} from "../access/reach-equipment.ts";
import { plainly } from "../database/condition.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import { listPage } from "../lists/page.ts";
import type { Page } from "../lists/wish.ts";
import { isId } from "../values/uuid.ts";
import type { countSubtree as declaredCount, showTree as declared } from "./api.ts";
import { isPresent } from "./list.ts";
import { fieldsFor, mayOf, reachedJson, seenAs } from "./may.ts";

type Query = QueryOf<typeof declared>;
type Reply = ReplyOf<typeof declared>;
type Item = Reply["items"][number];

const shown = [
  "id",
  "version",
  "name",
  "article",
  "serial",
  "company",
  "contact",
  "usedBy",
  "retiredAt",
  "parts",
] as const;

/** One level of a tree, a page at a time: the parts of a piece, what a holder has on top, or all that is on top anywhere. */
export async function showTree(tx: Tx, actor: Actor, query: Query): Promise<Reply> {
  const { parent, company, contact, retired } = query;
  const inUse = retired === undefined ? sql`true` : sql`(equipment.retired_at is not null) = ${retired}`;
  if (parent !== undefined) return levelOf(tx, actor, sql`equipment.parent_id = ${parent} and ${inUse}`, query);
  if (company === undefined && contact === undefined) return everythingOnTop(tx, actor, inUse, query);
  const holder =
    company === undefined ? sql`equipment.contact_id = ${contact}` : sql`equipment.company_id = ${company}`;
  const onTop = (await reachesAllOf(tx, actor, company, contact)) ? sql`equipment.parent_id is null` : topmost(actor);
  return levelOf(tx, actor, sql`${holder} and ${onTop} and ${inUse}`, query);
}

/** Of what one sees in part, that stands on top whose whole one does not see. */
function topmost(actor: Actor): RawBuilder<SqlBool> {
  return sql<SqlBool>`not exists (
    select from equipment whole where whole.id = equipment.parent_id and whole.deleted_at is null and ${seenAs(actor, "whole")})`;
}

/** Whether the actor sees everything that a company or a person has, whoever uses it. */
async function reachesAllOf(
  tx: Tx,
  actor: Actor,
  companyId: string | undefined,
  contactId: string | undefined,
): Promise<boolean> {
  if (reachesAllEquipment(actor, "see")) return true;
  const { rows } = await sql<{ ownerId: string | null }>`
    select owner_id as "ownerId" from ${sql.table(companyId === undefined ? "contacts" : "companies")}
    where id = ${companyId ?? contactId}`.execute(tx);
  const whatever = { id: "", companyId: companyId ?? null, contactId: contactId ?? null, usedById: null };
  return canEquipment(actor, "see", { ...whatever, ownerId: rows[0]?.ownerId ?? null });
}

/** A level in its order, along the index of its place. */
async function levelOf(tx: Tx, actor: Actor, at: RawBuilder<unknown>, query: Query): Promise<Reply> {
  const eb = expressionBuilder<Tables, "equipment">();
  const fields = fieldsFor(actor);
  const parts = shown.map((key) => sql`${fields[key].value(eb)} as ${sql.ref(key)}`);
  const seen = sql`${at} and equipment.deleted_at is null and ${reachableEquipment(actor, "see")}`;
  const size = await sizeOf(tx, seen, query);
  const found = await sql<{ row: Omit<Item, "can">; reached: ReachedEquipment; mark: string }>`
    with page as materialized (
      select equipment.id, equipment.position from equipment where ${seen} and ${behind(query.after)}
      order by equipment.position, equipment.id limit ${size + 1})
    select (select row_to_json(r) from (select ${sql.join(parts)}) as r) as row, ${reachedJson} as reached,
      equipment.position || '_' || equipment.id as mark
    from page join equipment on equipment.id = page.id order by page.position, page.id`.execute(tx);
  const rows = found.rows.slice(0, size);
  return {
    items: rows.map(({ row, reached }) => ({ ...row, can: mayOf(actor, reached) })),
    next: found.rows.length > size ? (rows.at(-1)?.mark ?? null) : null,
  };
}

const longestPage = 5_000;

/** The limit, or as many as it takes to reach a piece. */
async function sizeOf(
  tx: Tx,
  seen: RawBuilder<unknown>,
  { reaching, limit = 100 }: Query,
  order: "position" | "name" = "position",
): Promise<number> {
  if (reaching === undefined) return limit;
  const [here, there] = [sql.ref(`equipment.${order}`), sql.ref(`r.${order}`)];
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from equipment
      where ${seen} and (${here}, equipment.id) <= (select ${there}, r.id from equipment r where r.id = ${reaching})
      limit ${longestPage}) as before`.execute(tx);
  return Math.min(Math.max(limit, rows[0]?.count ?? 0), longestPage);
}

/** The WHERE of the rows behind a mark; 400 for what is no mark. */
function behind(mark: string | undefined): RawBuilder<unknown> {
  if (mark === undefined || mark === "") return sql`true`;
  const [, position, id = ""] = /^(-?\d{1,20}(?:\.\d{1,400})?)_([\da-f-]{36})$/.exec(mark) ?? [];
  if (position === undefined || !isId(id)) refuse(400, "malformed");
  return sql`(equipment.position, equipment.id) > (${position}::numeric, ${id}::uuid)`;
}

/** By name, as a list is: there may be any number. */
async function everythingOnTop(tx: Tx, actor: Actor, inUse: RawBuilder<unknown>, query: Query): Promise<Reply> {
  const isAll = reachesAllEquipment(actor, "see");
  const onTop = isAll ? sql<SqlBool>`equipment.parent_id is null` : topmost(actor);
  const seen = sql`${onTop} and ${inUse} and equipment.deleted_at is null and ${reachableEquipment(actor, "see")}`;
  const page: Page<Item & { reached: ReachedEquipment }> = await listPage(tx, {
    table: "equipment",
    fields: fieldsFor(actor),
    keys: shown,
    ground: isPresent,
    where: [...(isAll ? [] : [equipmentInReach(actor, "see")]), plainly(onTop), plainly(sql<SqlBool>`${inUse}`)],
    sort: "name",
    limit: await sizeOf(tx, seen, query, "name"),
    after: query.after,
    from: undefined,
    askerId: actor.id,
    count: "none",
    extra: [{ key: "reached", value: reachedJson }],
  });
  return { items: page.items.map(({ reached, ...row }) => ({ ...row, can: mayOf(actor, reached) })), next: page.next };
}

/** How many one sees of a piece and all that is below it. By an array: nobody knows how long the tree is, and joined to it each row would be looked up by itself. */
export async function countSubtree(tx: Tx, actor: Actor, id: string): Promise<ReplyOf<typeof declaredCount>> {
  const { rows } = await sql<{ count: number; there: boolean }>`
    select count(*)::int as count, bool_or(equipment.id = ${id}) as there from equipment
    where equipment.id = any(array(${treeOf(sql`${id}::uuid`)})) and equipment.deleted_at is null and ${reachableEquipment(actor, "see")}`.execute(
    tx,
  );
  if (!rows[0]?.there) refuseAsAbsent();
  return { count: rows[0].count };
}

/** The ids of a piece (or of those that a query selects) and of all that is below, whatever of it lies in the trash. */
export function treeOf(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with recursive tree (id) as (
      select ${id}
      union
      select e.id from tree join equipment e on e.parent_id = tree.id)
    select id from tree`;
}
