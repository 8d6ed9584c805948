import type { Actor } from "../access/actor.ts";
import { showContact } from "../contacts/show.ts";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import type { listAudit as declared, showContactAudit as declaredOfContact } from "./api.ts";
import { inWords } from "./in-words.ts";
import { readAudit, type AuditWish } from "./read.ts";

type Reply = ReplyOf<typeof declared>;
type Query = QueryOf<typeof declared>;

/** A page of the audit, as far as the actor's sight and his right to it reach. */
export async function listAudit(tx: Tx, actor: Actor, query: Query): Promise<Reply> {
  return pageOf(tx, actor, wishOf(query), query);
}

export function wishOf({ subject, actor, ...rest }: Omit<Query, "after" | "limit">): AuditWish {
  return {
    ...rest,
    subjects: subject === undefined ? undefined : [subject],
    actors: actor === undefined ? undefined : [actor],
  };
}

/** What was done to a contact, or what the contact did, those it has absorbed included; 404 for who does not see it, 403 where the right to the audit does not reach it. */
export async function listContactAudit(
  tx: Tx,
  actor: Actor,
  id: string,
  { view = "undergone", ...query }: QueryOf<typeof declaredOfContact>,
): Promise<Reply> {
  const contact = await showContact(tx, actor, id);
  if (!contact.can.includes("audit")) refuse(403, "notAllowed");
  const absorbed = await tx.selectFrom("contacts").select("id").where("merged_into_id", "=", contact.id).execute();
  const ids = [contact.id, ...absorbed.map((one) => one.id)];
  const { after: _, limit: __, ...asked } = query;
  const wish = view === "done" ? { ...asked, actors: ids } : { ...asked, subjects: ids };
  return pageOf(tx, actor, wish, query);
}

async function pageOf(
  tx: Tx,
  actor: Actor,
  wish: AuditWish,
  { after, limit = 50 }: Pick<Query, "after" | "limit">,
): Promise<Reply> {
  const { entries, next, scanned } = await readAudit(tx, actor, "see", wish, after, limit);
  return { items: await inWords(tx, actor, entries), next, scanned };
}
