import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies, reachableContacts, reachableOpportunities } from "../access/reachable.ts";
import { tasksInSight } from "../access/task-sight.ts";
import { openRunningBatch } from "../audit/batches.ts";
import { changeStatus } from "../contacts/change-status.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import { newId } from "../values/uuid.ts";
import type { leave as declared } from "./api.ts";
import { beginBatch } from "./begin.ts";
import { isOpen, isToDo, type HandOver } from "./hand-over.ts";
import { records } from "./records.ts";
import { staysOf } from "./wish.ts";

type Wish = Omit<BodyOf<typeof declared>, "version">;
const keys = ["contactsTo", "companiesTo", "opportunitiesTo", "assignedTo", "tasksTo"] as const;

/**
 * Fires an agent and hands over what he has. The firing and whom and what the hand-over is for are written in one transaction:
 * whatever breaks off afterwards, he is out, and the rest goes on as a batch. What the actor does not see stays with the leaver.
 */
export async function leave(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  wish: Wish,
): Promise<ReplyOf<typeof declared>> {
  await checkHeirs(tx, id, wish);
  await changeStatus(tx, actor, id, version, { status: "fired" });
  const stays = staysOf("leave");
  const none = { batch: null, state: "done" as const, total: 0, done: 0, refused: 0, stays };
  if (keys.every((key) => wish[key] === undefined)) return none;
  const batchId = newId();
  const handOver: HandOver = { leaver: id, ...wish };
  const total = await freezeHoldings(tx, actor, batchId, handOver);
  if (total === 0) return none;
  const opening = { id: batchId, subjectKind: "contact", action: "leave", wish: handOver, total };
  const batch = await openRunningBatch(tx, actor, opening);
  return { batch: batchId, total, stays, ...(await beginBatch(tx, actor, batch)) };
}

/** Others who are active agents; 422 otherwise. */
async function checkHeirs(tx: Tx, leaver: string, wish: Wish): Promise<void> {
  const heirs = keys.flatMap((key) => wish[key] ?? []);
  const found = await sql<{ id: string }>`
    select id from contacts
    where id = any(${heirs}::uuid[]) and id <> ${leaver} and live and kind = 'agent' and status = 'active'`.execute(tx);
  const known = new Set(found.rows.map(({ id }) => id));
  const faults = keys.flatMap((key) => {
    const heir = wish[key];
    return heir === undefined || known.has(heir) ? [] : [{ pointer: `/${key}`, code: "personUnknown" }];
  });
  if (faults.length > 0) refuse(422, "invalid", { faults });
}

async function freezeHoldings(tx: Tx, actor: Actor, batchId: string, wish: HandOver): Promise<number> {
  const contacts = reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">());
  const companies = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  const frozen = await sql`
    insert into batch_items (batch_id, subject_id, version)
    select ${batchId}::uuid, id, version from (
      select id, version from contacts where live and ${contacts}
        and (${wish.contactsTo !== undefined} and owner_id = ${wish.leaver}
          or ${wish.assignedTo !== undefined} and assigned_to_id = ${wish.leaver})
      union all
      select id, version from companies where deleted_at is null and ${companies}
        and ${wish.companiesTo !== undefined} and owner_id = ${wish.leaver}
      union all
      select id, version from opportunities where ${isOpen} and ${reachableOpportunities(actor, "see")}
        and ${wish.opportunitiesTo !== undefined} and owner_id = ${wish.leaver}
      union all
      select id, version from tasks where ${isToDo} and ${tasksInSight(records, actor)}
        and ${wish.tasksTo !== undefined} and assignee_id = ${wish.leaver}) as held
    order by id`.execute(tx);
  return Number(frozen.numAffectedRows ?? 0);
}
