import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableEquipment, type ReachedEquipment } from "../access/reach-equipment.ts";
import { seenCompanies, seenContacts } from "../access/seen.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import type { showEquipment as declared } from "./api.ts";
import { fieldsFor, mayOf, reachedJson, shownCustom } from "./may.ts";

type Reply = ReplyOf<typeof declared>;

/** One piece of equipment; absent and out of reach answer alike. */
export async function showEquipment(tx: Tx, actor: Actor, id: string): Promise<Reply> {
  const eb = expressionBuilder<Tables, "equipment">();
  const parts = [
    ...Object.entries(fieldsFor(actor)).map(([key, field]) => sql`${field.value(eb)} as ${sql.ref(key)}`),
    sql`${shownCustom(actor)} as custom`,
    sql`${pathOf(actor)} as path`,
    sql`${holdersOf(actor)} as holders`,
  ];
  const found = await sql<{ row: Omit<Reply, "can">; reached: ReachedEquipment }>`
    select (select row_to_json(r) from (select ${sql.join(parts)}) as r) as row, ${reachedJson} as reached
    from equipment where equipment.id = ${id} and equipment.deleted_at is null and ${reachableEquipment(actor, "see")}`.execute(
    tx,
  );
  const piece = found.rows[0];
  if (!piece) refuseAsAbsent();
  return { ...piece.row, can: mayOf(actor, piece.reached) };
}

/** Those above it that the actor sees, from the top down. */
function pathOf(actor: Actor): RawBuilder<unknown> {
  return sql`(
    with recursive up (id, steps) as (
      select equipment.parent_id, 1
      union all
      select e.parent_id, up.steps + 1 from up join equipment e on e.id = up.id where up.steps <= 32)
    select coalesce(json_agg(json_build_object('id', equipment.id, 'name', equipment.name) order by up.steps desc), '[]')
    from up join equipment on equipment.id = up.id
    where equipment.deleted_at is null and ${reachableEquipment(actor, "see")})`;
}

function holdersOf(actor: Actor): RawBuilder<unknown> {
  return sql`(
    select coalesce(json_agg(h), '[]') from (
      select (select json_build_object('id', companies.id, 'name', companies.name) from companies
          where companies.id = h.company_id and ${seenCompanies(actor)}) as company,
        (select json_build_object('id', contacts.id, 'name', coalesce(nullif(trim(contacts.first_name || ' ' || contacts.last_name), ''), contacts.nickname))
          from contacts where contacts.id = h.contact_id and ${seenContacts(actor)}) as contact,
        h.from_date::text as "from", h.to_date::text as "to"
      from equipment_holdings h
      where h.equipment_id = equipment.id and h.from_date is distinct from h.to_date
      order by h.from_date desc, h.to_date desc nulls first, h.id desc limit 100) as h)`;
}
