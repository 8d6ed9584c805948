import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Tx } from "../database/transaction.ts";
import { refuseField } from "../http/refusal.ts";

/** Where a piece stands: among the parts of a whole, or of what a holder has on top. */
export interface Place {
  parent: string | null;
  company: string | null;
  contact: string | null;
}

/** The WHERE of those that stand at a place, `e`. */
function at({ parent, company, contact }: Place): RawBuilder<SqlBool> {
  if (parent) return sql<SqlBool>`e.parent_id = ${parent}`;
  if (company) return sql<SqlBool>`e.parent_id is null and e.company_id = ${company}`;
  return contact
    ? sql<SqlBool>`e.parent_id is null and e.contact_id = ${contact}`
    : sql<SqlBool>`e.parent_id is null and e.company_id is null and e.contact_id is null`;
}

/** A number behind all that stand at its place, for each of a set, in their order. */
export async function placesBehind(
  tx: Tx,
  entering: readonly ({ id: string } & Place)[],
): Promise<Map<string, string>> {
  if (entering.length === 0) return new Map();
  const asked = entering.map(({ id, parent, company, contact }, nth) => ({ id, nth, parent, company, contact }));
  const { rows } = await sql<{ id: string; position: string }>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (id uuid, nth int, parent uuid, company uuid, contact uuid)),
    places as (select distinct parent, company, contact from asked)
    select asked.id, coalesce(top.position, 0) + row_number() over (
      partition by asked.parent, asked.company, asked.contact order by asked.nth) as position
    from asked join places p on (p.parent, p.company, p.contact) is not distinct from (asked.parent, asked.company, asked.contact)
    cross join lateral (
      select case
        when p.parent is not null then (select max(e.position) from equipment e where e.parent_id = p.parent)
        when p.company is not null then (select max(e.position) from equipment e where e.company_id = p.company and e.parent_id is null)
        when p.contact is not null then (select max(e.position) from equipment e where e.contact_id = p.contact and e.parent_id is null)
        end as position) as top`.execute(tx);
  return new Map(rows.map(({ id, position }) => [id, position]));
}

export interface Beside {
  side: "before" | "after";
  piece: string;
}

/** The number between a piece and its neighbour; 422 where it does not stand at that place. */
export async function placeBeside(tx: Tx, id: string, place: Place, beside: Beside): Promise<string> {
  const found = await between(tx, id, place, beside);
  if (!found) refuseField(`/${beside.side}`, "equipmentUnknown");
  if (!found.isWorn) return found.position;
  await numberAnew(tx, place);
  return (await between(tx, id, place, beside))?.position ?? found.position;
}

async function between(
  tx: Tx,
  id: string,
  place: Place,
  { side, piece }: Beside,
): Promise<{ position: string; isWorn: boolean } | undefined> {
  const isBefore = side === "before";
  const [beyond, order, outside] = isBefore ? [sql`<`, sql`desc`, sql`-1`] : [sql`>`, sql`asc`, sql`1`];
  const { rows } = await sql<{ position: string; isWorn: boolean }>`
    select position, scale(position) > ${mostDigits} or position = own as "isWorn" from (
      select e.position as own, coalesce((e.position + neighbour.position) * 0.5, e.position + ${outside}) as position
      from equipment e left join lateral (
        select n.position from (select e.* from equipment e where ${at(place)}) as n
        where (n.position, n.id) ${beyond} (e.position, e.id) and n.id <> ${id}
        order by n.position ${order}, n.id ${order} limit 1) as neighbour on true
      where e.id = ${piece} and e.id <> ${id} and e.deleted_at is null and ${at(place)}) as found`.execute(tx);
  return rows[0];
}

/** Each half of a gap is a digit longer, and between two who came at the same moment there is none. */
const mostDigits = 300;

async function numberAnew(tx: Tx, place: Place): Promise<void> {
  await sql`
    update equipment set position = numbered.nth from (
      select e.id, row_number() over (order by e.position, e.id) as nth from equipment e where ${at(place)}) as numbered
    where equipment.id = numbered.id`.execute(tx);
}
