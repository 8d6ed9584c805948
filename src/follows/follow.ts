import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableContacts } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import type { recordFollows } from "./api.ts";
import type { Followed } from "./kinds.ts";

type Reply = ReplyOf<(typeof recordFollows)["contacts"]["show"]>;

const most = 100;

/** Whether the actor follows a record that he sees, and who else of those whom he sees. */
export async function showFollow(tx: Tx, actor: Actor, record: Followed, id: string): Promise<Reply> {
  await checkSees(tx, actor, record, id);
  const reach = reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">());
  const found = await sql<{ id: string; name: string; picture: string | null }>`
    select contacts.id, trim(first_name || ' ' || last_name) as name,
      '/api/v1/contacts/' || contacts.id || '/picture?v=' || picture_file_id as picture
    from follows f join contacts on contacts.id = f.contact_id
    where f.subject_id = ${id} and f.subject_kind = ${record.kind} and contacts.live and (contacts.id = ${actor.id} or ${reach})
    order by contacts.last_name, contacts.first_name, contacts.id limit ${most}`.execute(tx);
  return { following: found.rows.some((one) => one.id === actor.id), followers: found.rows };
}

export async function follow(tx: Tx, actor: Actor, record: Followed, id: string): Promise<Reply> {
  await checkSees(tx, actor, record, id);
  await tx
    .insertInto("follows")
    .values({ subject_id: id, subject_kind: record.kind, contact_id: actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return showFollow(tx, actor, record, id);
}

/** What was told before stays told. */
export async function unfollow(tx: Tx, actor: Actor, record: Followed, id: string): Promise<Reply> {
  await checkSees(tx, actor, record, id);
  await tx.deleteFrom("follows").where("subject_id", "=", id).where("contact_id", "=", actor.id).execute();
  return showFollow(tx, actor, record, id);
}

async function checkSees(tx: Tx, actor: Actor, record: Followed, id: string): Promise<void> {
  const seen = await sql<{ is: boolean }>`
    select ${record.reached(actor, "see", sql`${id}::uuid`, sql`true`)} as is`.execute(tx);
  if (!seen.rows[0]?.is) refuseAsAbsent();
}
