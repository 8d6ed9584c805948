import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { canContact } from "../access/reachable.ts";
import { besideRecord, type AuditAction } from "../audit/actions.ts";
import { recordChanges, type Author } from "../audit/record.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Status } from "../database/tables/contacts.ts";
import type { Tx } from "../database/transaction.ts";
import { refused, type Refused } from "../records/weighed.ts";
import { askForEnd } from "./block-ends.ts";
import { maySetStatus, reachedJson, type Reached } from "./may.ts";
import { decideStatus, demandedAt, emptyAmong } from "./status-rules.ts";
import type { WrittenField } from "./values.ts";

/** A status as it shall be; reason and end of a block are as given, not as they were. `until` is ISO 8601 in UTC. */
export interface StatusWriting {
  id: string;
  /** Held against the record when given; a stale one is refused (412), but for a firing that finds a block which came meanwhile. */
  version?: number;
  status: Status;
  reason?: string | undefined;
  until?: string | null | undefined;
}

export type StatusWritten = Refused | { outcome: "updated" | "unchanged"; id: string };

/** `asked`: what the actor's access group demands at a status must be there; `none` when it is put back what was. */
type StatusDemands = "asked" | "none";

/**
 * The one way to another status, in sets of up to 1,000, each person once: rights and rules, journal, the job that ends a block.
 * Sessions end by a trigger. Answers one outcome a writing, in their order.
 */
export async function setStatuses(
  tx: Tx,
  actor: Actor,
  writings: readonly StatusWriting[],
  batchId: string | null,
  demands: StatusDemands = "asked",
): Promise<StatusWritten[]> {
  const demanded = new Map(
    writings.map(({ status }) => [status, demands === "asked" ? demandedAt(actor, status) : []]),
  );
  const people = await loadPeople(
    tx,
    writings.map(({ id }) => id),
    [...new Set([...demanded.values()].flat())],
  );
  const blockedSince = await findBlockedSince(tx, writings, people);
  const weighed = writings.map((writing) =>
    weigh(actor, writing, people.get(writing.id), demanded.get(writing.status) ?? [], blockedSince),
  );
  await storeStatuses(
    tx,
    actor,
    weighed.filter((one) => one.outcome === "update"),
    batchId,
  );
  return weighed.map((one) => (one.outcome === "update" ? { outcome: "updated", id: one.id } : one));
}

interface Person {
  id: string;
  version: number;
  reached: Reached;
  block: Block | null;
  /** Of the fields that are demanded those that say nothing. */
  lacks: string[];
}

/** What the journal tells of a block. */
export interface Block {
  reason: string;
  until: string | null;
}

export interface Move {
  outcome: "update";
  id: string;
  before: { status: Status; block: Block | null };
  after: { status: Status; block: Block | null };
}

/** Live ones, locked in order of their ids, so that two sets never lock each other. */
async function loadPeople(
  tx: Tx,
  ids: readonly string[],
  demanded: readonly WrittenField[],
): Promise<Map<string, Person>> {
  const found = await sql<Person>`
    select contacts.id, version, ${reachedJson} as reached, ${blockOf} as block, ${emptyAmong(demanded)} as lacks
    from contacts where id = any(${ids}::uuid[]) and live order by id for no key update`.execute(tx);
  return new Map(found.rows.map((person) => [person.id, person]));
}

/** What is kept of the block of `contacts`, as the journal tells it; null where nothing is. */
export const blockOf = sql<Block | null>`(select json_build_object('reason', b.reason,
    'until', to_char(b.until_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from contact_blocks b where b.contact_id = contacts.id)`;

function weigh(
  actor: Actor,
  { id, version, status, reason = "", until = null }: StatusWriting,
  person: Person | undefined,
  demanded: readonly string[],
  blockedSince: ReadonlySet<string>,
): Move | StatusWritten {
  if (!person || !canContact(actor, "see", person.reached)) return refused(404, "absent");
  const before = { status: person.reached.status, block: person.block };
  const after = { status, block: status === "blocked" ? { reason, until } : null };
  const decision = decideStatus(status, demanded, {
    ...person.reached,
    lacks: person.lacks,
    isActor: id === actor.id,
    mayBeSet: maySetStatus(actor, person.reached),
    saysTheSame: saysTheSame(before.block, after.block),
  });
  if (typeof decision === "object") return decision;
  if (decision === "stays") return { outcome: "unchanged", id };
  if (version !== undefined && version !== person.version && !(status === "fired" && blockedSince.has(id)))
    return refused(412, "stale");
  return decision === "same" ? { outcome: "unchanged", id } : { outcome: "update", id, before, after };
}

/** No word kept says the same as none given. */
export function saysTheSame(a: Block | null, b: Block | null): boolean {
  return (a?.reason ?? "") === (b?.reason ?? "") && (a?.until ?? null) === (b?.until ?? null);
}

/** Of those to be fired whose version is stale the ones of whom nothing but the status was changed since. */
async function findBlockedSince(
  tx: Tx,
  writings: readonly StatusWriting[],
  people: ReadonlyMap<string, Person>,
): Promise<Set<string>> {
  const moved = writings.flatMap(({ id, version, status }) => {
    const steps = version === undefined ? 0 : (people.get(id)?.version ?? 0) - version;
    return status === "fired" && steps > 0 ? [{ id, steps }] : [];
  });
  if (moved.length === 0) return new Set();
  const found = await sql<{ id: string }>`
    select m.id from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as m (id uuid, steps int)
    where not exists (
      select from (
        select change from audit where subject_id = m.id and subject_kind = 'contact' and change is not null
          and action <> all(${besideRecord})
        order by at desc, id desc limit m.steps) as a
      where not a.change ?| array['status', 'blocked'])`.execute(tx);
  return new Set(found.rows.map(({ id }) => id));
}

/** Writes moves that were weighed, and tells the journal. */
export async function storeStatuses(
  tx: Tx,
  author: Author,
  moves: readonly Move[],
  batchId: string | null,
): Promise<void> {
  if (moves.length === 0) return;
  const rows = moves.map(({ id, after }) => ({ id, status: after.status, ...after.block }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, status text, reason text, until timestamptz)`;
  await sql`
    update contacts set status = r.status, version = version + 1, updated_at = now()
    from ${given} where contacts.id = r.id`.execute(tx);
  await sql`
    insert into contact_blocks (contact_id, reason, until_at, made_by_id)
    select r.id, r.reason, r.until, ${author.id}::uuid from ${given} where r.status = 'blocked'
    on conflict (contact_id) do update
    set reason = excluded.reason, until_at = excluded.until_at, made_by_id = excluded.made_by_id, created_at = now()`.execute(
    tx,
  );
  await askForEnd(
    tx,
    moves.flatMap(({ after }) => after.block?.until ?? []),
  );
  await recordChanges(
    tx,
    author,
    moves.map((move) => ({ subjectKind: "contact", subjectId: move.id, action: wordOf(move), change: changeOf(move) })),
    batchId,
  );
}

function wordOf({ after }: Move): AuditAction {
  return after.status === "active" ? "unblocked" : after.status;
}

function changeOf({ before, after }: Move): Change {
  return {
    ...(before.status !== after.status && { status: [before.status, after.status] }),
    ...(!saysTheSame(before.block, after.block) && { blocked: [before.block, after.block] }),
  };
}
