import { sql } from "kysely";
import type { Actor } from "../../access/actor.ts";
import type { Tx } from "../../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../../http/endpoint.ts";
import { refuse } from "../../http/refusal.ts";
import { isId } from "../../values/uuid.ts";
import { showCompany } from "../show.ts";
import type { previewJoining as declared } from "../api.ts";
import { isSeen, joinersOf } from "./joiners.ts";
import { findLookAlikes } from "./look-alikes.ts";

type Reply = ReplyOf<typeof declared>;

/** So many are counted; of more it is said that there are. */
const most = 10_000;

/** Who would join a company by its domains: a page of those whom the actor sees, and how many there are besides. */
export async function previewJoining(
  tx: Tx,
  actor: Actor,
  id: string,
  { limit = 50, after }: QueryOf<typeof declared>,
): Promise<Reply> {
  const company = await loadJoined(tx, actor, id);
  if (after !== undefined && !isId(after)) refuse(400, "malformed");
  const found = await sql<Omit<Reply, "next" | "lookAlikes">>`
    with met as materialized (select * from (${await joinersOf(tx, id)}) as j limit ${most + 1}),
    joining as materialized (
      select distinct on (contacts.id) contacts.id, trim(contacts.first_name || ' ' || contacts.last_name) as name, met.email, ${isSeen(actor)} as seen
      from met join contacts on contacts.id = met.id order by contacts.id, met.email),
    page as (
      select id, name, email from joining where seen ${after ? sql`and id > ${after}` : sql``} order by id limit ${limit + 1})
    select (select coalesce(json_agg(page order by id), '[]') from page) as items,
      json_build_object('value', (select count(*) from joining where seen), 'exact', (select count(*) from met) <= ${most}) as count,
      (select count(*)::int from joining where not seen) as unseen`.execute(tx);
  const { items, count, unseen } = found.rows[0] ?? { items: [], count: { value: 0, exact: true }, unseen: 0 };
  const shown = items.slice(0, limit);
  return {
    items: shown,
    next: items.length > limit ? (shown.at(-1)?.id ?? null) : null,
    count,
    unseen,
    lookAlikes: await findLookAlikes(tx, actor, id, company.domains),
  };
}

/** A company that the actor may edit, whose domains are the team's matter. */
export async function loadJoined(tx: Tx, actor: Actor, id: string) {
  if (actor.kind === "client") refuse(403, "notAllowed");
  const company = await showCompany(tx, actor, id);
  if (!company.can.includes("edit")) refuse(403, "notAllowed");
  return company;
}
