import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { bareKey, isOwnKey } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";
import { findTakenOwn } from "../fields/unique-own.ts";
import type { Fault } from "../http/refusal.ts";
import type { ContactValues } from "./values.ts";

/** A contact as it would stand, with the id it has or will have. */
export interface Standing {
  id: string;
  after: ContactValues;
  changed: ReadonlySet<string>;
}

/**
 * What must be unique or acyclic among all contacts, asked for a whole set at once, so that one bad row of an import does not
 * bring down its neighbours. The database holds the same rules for what happens in between.
 */
export async function findCollisions(tx: Tx, actor: Actor, set: readonly Standing[]): Promise<Map<string, Fault[]>> {
  const faults = new Map<string, Fault[]>();
  const add = (id: string, fault: Fault) => void faults.set(id, [...(faults.get(id) ?? []), fault]);
  await findTakenExternalIds(
    tx,
    set.filter(({ changed }) => changed.has("externalId") || changed.has("source")),
    add,
  );
  await findTakenIdentities(
    tx,
    set.filter(({ changed }) => changed.has("identities")),
    add,
  );
  await findCircles(
    tx,
    set.filter(({ changed }) => changed.has("reportsTo")),
    add,
  );
  const own = set.map(({ id, after, changed }) => ({
    id,
    after: after.own ?? {},
    changed: new Set([...changed].filter(isOwnKey).map(bareKey)),
  }));
  for (const { id, fault } of await findTakenOwn(tx, "contacts", actor.own.contacts, own)) add(id, fault);
  return faults;
}

type Add = (id: string, fault: Fault) => void;

async function findTakenExternalIds(tx: Tx, set: readonly Standing[], add: Add): Promise<void> {
  const asked = set
    .map(({ id, after }) => ({
      id,
      source: text(after.columns["source"]),
      externalId: text(after.columns["externalId"]),
    }))
    .filter((one) => one.externalId !== "");
  if (asked.length === 0) return;
  const rows = await sql<{ id: string }>`
    select a.id from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (id uuid, source text, "externalId" text)
    join contacts c on c.external_id = a."externalId" and c.source = a.source and c.live and c.id <> a.id`.execute(tx);
  for (const { id } of rows.rows) add(id, { pointer: "/externalId", code: "taken" });
  findTwins(
    asked,
    (one) => `${one.source}\n${one.externalId}`,
    (one) => add(one.id, { pointer: "/externalId", code: "taken" }),
  );
}

async function findTakenIdentities(tx: Tx, set: readonly Standing[], add: Add): Promise<void> {
  const asked = set.flatMap(({ id, after }) =>
    (after.identities ?? []).map(({ kind, account, externalId }, index) => ({
      id,
      kind,
      account,
      normalised: externalId.toLowerCase(),
      index,
    })),
  );
  if (asked.length === 0) return;
  const rows = await sql<{ id: string; index: number }>`
    select a.id, a.index from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (id uuid, kind text, account text, normalised text, index int)
    join identities i on i.kind = a.kind and i.normalised = a.normalised and i.account = a.account
      and i.valid_to is null and not i.in_trash and i.contact_id <> a.id`.execute(tx);
  const taken = (id: string, index: number) => add(id, { pointer: `/identities/${index}/externalId`, code: "taken" });
  for (const { id, index } of rows.rows) taken(id, index);
  findTwins(
    asked,
    (one) => `${one.kind}\n${one.account}\n${one.normalised}`,
    (one) => taken(one.id, one.index),
  );
}

async function findCircles(tx: Tx, set: readonly Standing[], add: Add): Promise<void> {
  const asked = set.flatMap(({ id, after }) =>
    typeof after.columns["reportsTo"] === "string" ? [{ id, boss: after.columns["reportsTo"] }] : [],
  );
  if (asked.length === 0) return;
  const rows = await sql<{ id: string }>`
    with recursive asked as (select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (id uuid, boss uuid)),
    above (start, id) as (
      select id, boss from asked
      union
      select above.start, coalesce(a.boss, c.reports_to_id) from above
      join contacts c on c.id = above.id left join asked a on a.id = above.id
      where coalesce(a.boss, c.reports_to_id) is not null and above.id <> above.start
    )
    select distinct start as id from above where start = id`.execute(tx);
  for (const { id } of rows.rows) add(id, { pointer: "/reportsTo", code: "circle" });
}

function findTwins<T extends { id: string }>(
  list: readonly T[],
  keyOf: (one: T) => string,
  found: (one: T) => void,
): void {
  const first = new Map<string, string>();
  for (const one of list) {
    const holder = first.get(keyOf(one));
    if (holder === undefined) first.set(keyOf(one), one.id);
    else if (holder !== one.id) found(one);
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
