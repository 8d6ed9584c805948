import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { besideRecord } from "../audit/actions.ts";
import { contactFieldsFor } from "../contacts/fields-for.ts";
import { showContact } from "../contacts/show.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import type { listMoments as declared } from "./api.ts";
import { ofContact } from "./later.ts";

type Reply = ReplyOf<typeof declared>;

const most = 1_000;

/** When something changed that the actor may see, oldest first; what one transaction changed is one moment. */
export async function listMoments(tx: Tx, actor: Actor, asked: string): Promise<Reply> {
  const { id, can } = await showContact(tx, actor, asked);
  if (!can.includes("audit")) refuse(403, "notAllowed");
  const found = await sql<{ at: Date; fields: string[]; isMove: boolean }>`
    select at, array(select jsonb_object_keys(change)) as fields, action in ('deleted', 'restored') as "isMove"
    from audit where ${ofContact(id)} and action <> all(${besideRecord}) and (change is not null or action in ('deleted', 'restored'))
    order by id desc limit ${most}`.execute(tx);
  const shown = contactFieldsFor(actor);
  const moments = new Map<string, Set<string>>();
  for (const { at, fields, isMove } of found.rows.toReversed()) {
    const seen = fields.filter(
      (key) => Object.hasOwn(shown, key) || (key === "blocked" && Object.hasOwn(shown, "status")),
    );
    if (seen.length === 0 && !isMove) continue;
    const moment = at.toISOString();
    moments.set(moment, new Set([...(moments.get(moment) ?? []), ...seen]));
  }
  const { created_at } = await tx
    .selectFrom("contacts")
    .select("created_at")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return { since: created_at.toISOString(), items: [...moments].map(([at, fields]) => ({ at, fields: [...fields] })) };
}
