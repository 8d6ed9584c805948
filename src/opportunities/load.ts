import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { seenCompanies, seenContacts } from "../access/seen.ts";
import type { StageKind } from "../database/tables/opportunities.ts";
import type { Tx } from "../database/transaction.ts";
import { findOwnLinks } from "../fields/own-rules.ts";
import type { OpportunityValues } from "./values.ts";

/** An opportunity as a change finds it, locked until the transaction ends. */
export interface LoadedOpportunity {
  id: string;
  version: number;
  ownerId: string | null;
  values: OpportunityValues;
}

/** The opportunities of a set that are not in the trash, in order of their ids, so that two sets never lock each other. */
export async function loadOpportunities(tx: Tx, ids: readonly string[]): Promise<Map<string, LoadedOpportunity>> {
  if (ids.length === 0) return new Map();
  await sql`select from opportunities where id = any(${ids}::uuid[]) order by id for no key update`.execute(tx);
  const rows = await sql<LoadedOpportunity>`
    select id, version, owner_id as "ownerId",
      json_build_object('name', name, 'contacts', array(select contact_id from opportunity_contacts
          where opportunity_id = opportunities.id order by position), 'company', company_id, 'stage', stage_id,
        'probability', probability, 'amount', amount, 'currency', currency, 'closeDate', close_date, 'owner', owner_id,
        'description', description, 'lostReason', lost_reason, 'own', custom) as "values"
    from opportunities where id = any(${ids}::uuid[]) and deleted_at is null`.execute(tx);
  return new Map(rows.rows.map((row) => [row.id, row]));
}

export interface KnownStage {
  id: string;
  kind: StageKind;
  asksReason: boolean;
}

/** What a set of changes links to, looked up once for all of them. */
export interface Links {
  /** Active agents, who can own. */
  agents: ReadonlySet<string>;
  /** Contacts and companies that the actor sees. */
  people: ReadonlySet<string>;
  companies: ReadonlySet<string>;
  stages: ReadonlyMap<string, KnownStage>;
  /** Where something new goes unless said: the first stage of the first pipeline. */
  firstStage: string;
  /** The installation's, ISO 4217. */
  currency: string;
  /** Records that own fields link to, within reach. */
  own: ReadonlySet<string>;
}

export async function findLinks(tx: Tx, actor: Actor, all: readonly Partial<OpportunityValues>[]): Promise<Links> {
  const owners = all.flatMap(({ owner }) => owner ?? []);
  const people = [...new Set(all.flatMap(({ contacts }) => contacts ?? []))];
  const firms = all.flatMap(({ company }) => company ?? []);
  const [found] = (
    await sql<{ agents: string[]; people: string[]; companies: string[]; currency: string }>`
      select array(select id from contacts where id = any(${owners}::uuid[]) and live and kind = 'agent' and status = 'active') as agents,
        array(select id from contacts where id = any(${people}::uuid[]) and ${seenContacts(actor)}) as people,
        array(select id from companies where id = any(${firms}::uuid[]) and ${seenCompanies(actor)}) as companies,
        (select coalesce(nullif(default_currency, ''), 'EUR') from installation) as currency`.execute(tx)
  ).rows;
  const stages = await tx
    .selectFrom("stages as s")
    .innerJoin("pipelines as p", "p.id", "s.pipeline_id")
    .select(["s.id", "s.kind", "s.asks_reason as asksReason"])
    .where("s.deleted_at", "is", null)
    .where("p.deleted_at", "is", null)
    .orderBy("p.position")
    .orderBy("p.id")
    .orderBy("s.position")
    .execute();
  return {
    agents: new Set(found?.agents),
    people: new Set(found?.people),
    companies: new Set(found?.companies),
    stages: new Map(stages.map((stage) => [stage.id, stage])),
    firstStage: stages.find(({ kind }) => kind === "open")?.id ?? "",
    currency: found?.currency ?? "EUR",
    own: await findOwnLinks(
      tx,
      actor,
      actor.own.opportunities,
      all.flatMap(({ own }) => (own ? [own] : [])),
    ),
  };
}
