import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";
import type { Action, Subject } from "./grants.ts";
import type { recordKinds, RecordPath } from "./record-paths.ts";
import { reachOf, type Reach } from "./rights.ts";

/** A kind of record that notes, files and tasks hang on, said by the room that has it. */
export interface RecordKind {
  kind: (typeof recordKinds)[number];
  path: RecordPath;
  /** The WHERE of the records that are there, that the actor sees, and that a reach, of whatever right, covers. */
  sight: (actor: Actor, reach: Reach, id: RawBuilder<unknown>) => RawBuilder<boolean>;
  name: (id: RawBuilder<unknown>) => RawBuilder<string>;
}

/** One record, by the kind that says who sees it. */
export interface OnRecord {
  kind: RecordKind["kind"];
  id: string;
}

type Of = Extract<Subject, "notes" | "files" | "tasks" | "audit">;

/** The WHERE of what hangs on records of these kinds: it follows them, as far as the actor's right to it covers them. */
export function followsRecord(
  kinds: readonly RecordKind[],
  actor: Actor,
  subject: Of,
  action: Action,
  row: { kind: RawBuilder<unknown>; id: RawBuilder<unknown> },
): RawBuilder<boolean> {
  const reach = reachOf(actor, subject, action);
  if (reach === "none") return sql<boolean>`false`;
  const ways = kinds.map(({ kind, sight }) => sql`${row.kind} = ${kind} and ${sight(actor, reach, row.id)}`);
  return sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

/** Which of the rights the actor has at a record that he sees, in their order; 404 when he does not see it. */
export async function rightsAt(
  tx: Tx,
  actor: Actor,
  record: RecordKind,
  id: string,
  rights: readonly (readonly [Of, Action])[],
): Promise<boolean[]> {
  const sight = (reach: Reach) => record.sight(actor, reach, sql`${id}::uuid`);
  const covered = rights.map(([subject, action]) => sight(reachOf(actor, subject, action)));
  const found = await sql<{ seen: boolean; may: boolean[] }>`
    select ${sight("all")} as seen, array[${sql.join(covered)}] as may`.execute(tx);
  const [row] = found.rows;
  if (!row?.seen) refuseAsAbsent();
  return row.may;
}

/** 404 unless the actor sees the record, 403 where the right does not cover it. */
export async function checkAtRecord(
  tx: Tx,
  actor: Actor,
  record: RecordKind,
  id: string,
  subject: Of,
  action: Action,
): Promise<void> {
  const [may] = await rightsAt(tx, actor, record, id, [[subject, action]]);
  if (!may) refuse(403, "notAllowed");
}

/** Whether a right covers what somebody has made: *own* is one's own work, *department* that of whoever sits there. */
export function coversMaker(actor: Actor, subject: Of, action: Action, makerId: string | null): boolean {
  const reach = reachOf(actor, subject, action);
  if (reach === "none") return false;
  if (reach === "all" || makerId === actor.id) return true;
  if (makerId === null) return false;
  if (reach === "department") return actor.departmentPeople.includes(makerId);
  return reach === "division" && actor.divisionPeople.includes(makerId);
}

/** The WHERE of the same. */
export function madeWithin(
  actor: Actor,
  subject: Of,
  action: Action,
  makerId: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const reach = reachOf(actor, subject, action);
  if (reach === "none") return sql<boolean>`false`;
  if (reach === "all") return sql<boolean>`true`;
  const people = reach === "department" ? actor.departmentPeople : reach === "division" ? actor.divisionPeople : [];
  return sql<boolean>`${makerId} = any(${[actor.id, ...people]}::uuid[])`;
}
