import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableContacts } from "../access/reachable.ts";
import { rightsAt, type OnRecord, type RecordKind } from "../access/record-kind.ts";
import { whoSeeTasks } from "../access/task-sight.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { Refusal, refuseField } from "../http/refusal.ts";

/** 422 unless somebody can be given a task: oneself, or an active agent whom one sees. */
export async function checkAssignee(tx: Tx, actor: Actor, id: string): Promise<void> {
  if (id === actor.id) return;
  const reach = reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">());
  const found = await sql`
    select from contacts where id = ${id} and live and kind = 'agent' and status = 'active' and ${reach}`.execute(tx);
  if (found.rows.length === 0) refuseField("/assignee", "personUnknown");
}

/** 422 for a record that is not there for the actor, or to which he may add no task. */
export async function checkRecord(tx: Tx, kinds: readonly RecordKind[], actor: Actor, on: OnRecord): Promise<void> {
  const record = kinds.find(({ kind }) => kind === on.kind);
  if (!record) refuseField("/on", "outOfReach");
  const [may] = await rightsAt(tx, actor, record, on.id, [["tasks", "create"]]).catch(asFault);
  if (!may) refuseField("/on", "notAllowed");
}

function asFault(error: unknown): never {
  if (error instanceof Refusal && error.status === 404) refuseField("/on", "outOfReach");
  throw error;
}

/** 422 for who would not see a task that is his to do. It is asked of the task as it has been written, before that is committed. */
export async function checkAssigneeSees(
  tx: Tx,
  kinds: readonly RecordKind[],
  actor: Actor,
  { task, person }: { task: string; person: string | null },
): Promise<void> {
  if (person === null || person === actor.id) return;
  const seeing = await whoSeeTasks(tx, kinds, [{ task, person }]);
  if (seeing.length === 0) refuseField("/assignee", "assigneeBlind");
}
