import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { AuditAction } from "../audit/actions.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { asWritten, entriesOf, withoutTwins, type Written } from "../records/weighed.ts";
import { nameKey } from "../values/text.ts";
import { findLinks, loadOpportunities } from "./load.ts";
import { lockStages, placesOf } from "./places.ts";
import { checkChange, type OpportunityValues } from "./values.ts";
import { weighNew, weighOld, type OpportunityWriting, type WeighedOpportunity } from "./weigh.ts";

export type { OpportunityWriting } from "./weigh.ts";

interface WriteRules {
  /** As what the journal tells a change. */
  updatedAs?: AuditAction;
  batchId?: string;
  /** An undo gives back even to who works here no more. */
  owners?: "any";
}

/**
 * The one write path of opportunities, in sets of up to 1,000: rules, rights, places and journal are applied here and nowhere
 * else, in a constant number of statements. Another place in the same stage is no change of the record: it is not in the
 * journal, and no new version. Answers one outcome a writing, in their order; an opportunity stands in a set once.
 */
export async function writeOpportunities(
  tx: Tx,
  actor: Actor,
  writings: readonly OpportunityWriting[],
  { updatedAs = "updated", batchId, owners }: WriteRules = {},
): Promise<Written[]> {
  const checked = writings.map(({ change }) => checkChange(change, actor.own.opportunities));
  // Stages before the records: whoever empties a stage goes the same way.
  await lockStages(tx, [...new Set(await stagesToLock(tx, writings))]);
  const loaded = await loadOpportunities(
    tx,
    writings.flatMap(({ id }) => id ?? []),
  );
  const found = await findLinks(tx, actor, [
    ...checked.map(({ values }) => values),
    ...[...loaded.values()].map(({ values: { contacts } }) => ({ contacts })),
  ]);
  const given = checked.flatMap(({ values: { owner } }) => owner ?? []);
  const links = owners === "any" ? { ...found, agents: new Set(given) } : found;
  const weighed = writings.map((writing, index): WeighedOpportunity => {
    const one = checked[index] ?? { values: {}, faults: [] };
    return writing.id === null
      ? weighNew(actor, one, links)
      : weighOld(actor, writing, loaded.get(writing.id), one, links);
  });
  const judged = await withoutTwins(tx, actor, "opportunities", weighed);
  await store(tx, actor, writings, judged);
  await recordChanges(tx, actor, entriesOf("opportunity", judged, updatedAs), batchId ?? null);
  return judged.map(asWritten);
}

/** Those that something may come into: named, first of all for what is new, or one's own where only the place changes. */
async function stagesToLock(tx: Tx, writings: readonly OpportunityWriting[]): Promise<string[]> {
  const named = writings.flatMap(({ change: { stage } }) => stage ?? []);
  if (!writings.some(({ id, change }) => id === null && change.stage === undefined)) return named;
  const first = await sql<{ id: string }>`
    select s.id from stages s join pipelines p on p.id = s.pipeline_id
    where s.kind = 'open' and s.deleted_at is null and p.deleted_at is null
    order by p.position, p.id, s.position limit 1`.execute(tx);
  return [...named, ...first.rows.map(({ id }) => id)];
}

interface Row {
  id: string;
  after: OpportunityValues;
  position: string | undefined;
}

async function store(
  tx: Tx,
  actor: Actor,
  writings: readonly OpportunityWriting[],
  weighed: readonly WeighedOpportunity[],
): Promise<void> {
  const entering = weighed.flatMap((one, index) => {
    const { beside, toTop } = writings[index] ?? {};
    const enters = one.outcome === "create" || (one.outcome === "update" && one.difference["stage"]) || beside || toTop;
    return one.outcome !== "refused" && enters ? [{ id: one.id, stage: one.after.stage, beside }] : [];
  });
  const places = await placesOf(tx, entering);
  const rowOf = ({ id, after }: { id: string; after: OpportunityValues }) => ({ id, after, position: places.get(id) });
  const created = weighed.filter((one) => one.outcome === "create");
  const updated = weighed.filter((one) => one.outcome === "update");
  await insert(tx, actor.id, created.map(rowOf));
  await update(tx, updated.map(rowOf));
  await place(tx, weighed.filter((one) => one.outcome === "unchanged" && places.has(one.id)).flatMap(placedAt));
  await storeContacts(tx, [...created, ...updated.filter(({ difference }) => difference["contacts"])]);

  function placedAt(one: WeighedOpportunity): { id: string; position: string }[] {
    return one.outcome === "unchanged" ? [{ id: one.id, position: places.get(one.id) ?? "0" }] : [];
  }
}

async function insert(tx: Tx, makerId: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into opportunities (id, made_by_id, position, ${columns})
    select id, ${makerId}::uuid, position, ${columns} from ${recordset(rows)}`.execute(tx);
}

async function update(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update opportunities set (${columns}) = (select ${sql.join(names.map((name) => sql.ref(`r.${name}`)))}),
      position = coalesce(r.position, opportunities.position),
      version = opportunities.version + 1, updated_at = now()
    from ${recordset(rows)} where opportunities.id = r.id`.execute(tx);
}

async function place(tx: Tx, rows: readonly { id: string; position: string }[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update opportunities set position = r.position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, position numeric)
    where opportunities.id = r.id`.execute(tx);
}

async function storeContacts(tx: Tx, rows: readonly { id: string; after: OpportunityValues }[]): Promise<void> {
  if (rows.length === 0) return;
  const links = rows.flatMap(({ id, after }) =>
    after.contacts.map((contact, position) => ({ opportunity_id: id, contact_id: contact, position })),
  );
  await sql`delete from opportunity_contacts where opportunity_id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  );
  await sql`
    insert into opportunity_contacts (opportunity_id, contact_id, position)
    select opportunity_id, contact_id, position
    from jsonb_populate_recordset(null::opportunity_contacts, ${JSON.stringify(links)}::jsonb)`.execute(tx);
}

const names = [
  "name",
  "search_name",
  "company_id",
  "stage_id",
  "probability",
  "amount",
  "currency",
  "close_date",
  "owner_id",
  "description",
  "lost_reason",
  "custom",
] as const;
const columns = sql.join(names.map((name) => sql.ref(name)));

function recordset(rows: readonly Row[]) {
  const stored = rows.map(({ id, after, position }) => ({
    id,
    position,
    name: after.name,
    search_name: nameKey(after.name),
    company_id: after.company,
    stage_id: after.stage,
    probability: after.probability,
    amount: after.amount,
    currency: after.currency,
    close_date: after.closeDate,
    owner_id: after.owner,
    description: after.description,
    lost_reason: after.lostReason,
    custom: after.own,
  }));
  return sql`jsonb_populate_recordset(null::opportunities, ${JSON.stringify(stored)}::jsonb) as r`;
}
