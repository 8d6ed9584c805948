import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { likePattern } from "../values/text.ts";
import type { listIndustries as declared } from "./api.ts";

const most = 20;

/** What is offered where an industry is typed: those there are, so that the same one is spelled in one way. */
export async function listIndustries(tx: Tx, actor: Actor, search = ""): Promise<ReplyOf<typeof declared>> {
  const reach = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  const found = await sql<{ name: string; companies: number }>`
    select industry as name, count(*)::int as companies from companies
    where deleted_at is null and industry <> '' and industry ilike ${`%${likePattern(search.trim())}%`} and ${reach}
    group by industry order by companies desc, industry limit ${most}`.execute(tx);
  return { items: found.rows };
}
