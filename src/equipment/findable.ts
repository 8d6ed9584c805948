import { sql, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Findable, FoundRecord, Sought } from "../access/findable.ts";
import { openedPlace } from "../access/opened-place.ts";
import { reachableEquipment } from "../access/reach-equipment.ts";
import { seenCompanies } from "../access/seen.ts";
import type { Tx } from "../database/transaction.ts";
import { foundBy, keysOf, startingWith } from "./find.ts";

interface FoundEquipment {
  id: string;
  name: string;
  article: string;
  serial: string;
  /** Empty where there is none, or none that the actor sees. */
  company: string;
  /** 0: this very name, article or serial number; 1: one of them begins so; 2: it stands inside. */
  rank: number;
}

/** The equipment whose name, article or serial number holds what was typed; the closest first, among equals those opened lately. */
async function findEquipment(tx: Tx, actor: Actor, { text, limit, opened }: Sought): Promise<FoundEquipment[]> {
  const { key, named } = keysOf(text);
  if (key === "") return [];
  const where = [sql<SqlBool>`equipment.deleted_at is null`, ...foundBy(text), reachableEquipment(actor, "see")];
  const lately = (of: string) => openedPlace(sql.ref(`${of}.id`), opened);
  const found = await sql<FoundEquipment>`
    with matched as materialized (
      select id, name, article, serial, company_id, article_key, serial_key, search_text from equipment
      where ${sql.join(where, sql` and `)}),
    best as (
      select *, case when ${key} in (article_key, serial_key) or lower(name) = ${key} then 0
        when article_key like ${startingWith(key)} or serial_key like ${startingWith(key)}
          or search_text like ${startingWith(named)} then 1 else 2 end as rank
      from matched order by rank, ${lately("matched")}, name, id limit ${limit})
    select best.id, best.name, article, serial, rank, ${companyName(actor)} as company
    from best order by rank, ${lately("best")}, best.name, best.id`.execute(tx);
  return found.rows;

  function companyName(who: Actor) {
    return sql`coalesce((select companies.name from companies where companies.id = best.company_id and ${seenCompanies(who)}), '')`;
  }
}

/** Equipment as search and what was opened lately show it. */
export const equipmentFindable: Findable = {
  kind: "equipment",
  isPeople: false,
  async find(tx, actor, sought) {
    const found = await findEquipment(tx, actor, sought);
    return found.map((piece) => ({ record: asRecord(piece), rank: piece.rank }));
  },
  async show(tx, actor, ids) {
    const found = await sql<Omit<FoundEquipment, "rank">>`
      select id, name, article, serial, coalesce((
        select companies.name from companies where companies.id = equipment.company_id and ${seenCompanies(actor)}), '') as company
      from equipment
      where equipment.id = any(${ids}::uuid[]) and equipment.deleted_at is null and ${reachableEquipment(actor, "see")}`.execute(
      tx,
    );
    return found.rows.map(asRecord);
  },
};

function asRecord({ id, name, article, serial, company }: Omit<FoundEquipment, "rank">): FoundRecord {
  return { kind: "equipment", id, title: name, subtitle: [company, serial || article].filter(Boolean).join(" · ") };
}
