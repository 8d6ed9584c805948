import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { fieldRight } from "../access/field-rights.ts";
import { openRunningBatch } from "../audit/batches.ts";
import type { joinByDomains as declared } from "../companies/api.ts";
import { isSeen, joinersOf } from "../companies/domains/joiners.ts";
import { loadJoined } from "../companies/domains/preview.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import { newId } from "../values/uuid.ts";
import { beginBatch } from "./begin.ts";
import { joinCompany, type JoinWish } from "./join-set.ts";
import { mayDo } from "./wish.ts";

/** Has those who have an address of a company's domains, belong to none, and are seen by the actor, join it: as one batch. */
export async function joinByDomains(
  tx: Tx,
  actor: Actor,
  company: string,
  { expected }: BodyOf<typeof declared>,
): Promise<ReplyOf<typeof declared>> {
  await loadJoined(tx, actor, company);
  if (!mayDo(actor, joinCompany) || fieldRight(actor, "companies") !== "editable") refuse(403, "notAllowed");
  const id = newId();
  const frozen = await sql`
    insert into batch_items (batch_id, subject_id, version)
    select ${id}::uuid, contacts.id, contacts.version from contacts
    where contacts.id in (select j.id from (${await joinersOf(tx, company)}) as j) and ${isSeen(actor)}`.execute(tx);
  const total = Number(frozen.numAffectedRows ?? 0);
  if (expected !== undefined && expected !== total) refuse(409, "countChanged", { params: { count: total } });
  const wish: JoinWish = { company };
  const batch = await openRunningBatch(tx, actor, { id, subjectKind: "contact", action: joinCompany, wish, total });
  return { batch: id, total, ...(await beginBatch(tx, actor, batch)) };
}
