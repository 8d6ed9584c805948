import type { Actor } from "../access/actor.ts";
import type { AuditAction } from "../audit/actions.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { showWritten } from "../records/show-written.ts";
import type { Written } from "../records/weighed.ts";
import type { showContact as declared } from "./api.ts";
import type { ContactChange } from "./fields.ts";
import { showContact } from "./show.ts";
import { writeContacts, type WriteRules } from "./write.ts";

type Reply = ReplyOf<typeof declared>;
const byHand: WriteRules = { demands: "form", companies: "create", joins: true };

/** Makes one contact from a form or a program: both names are demanded. */
export async function createContact(tx: Tx, actor: Actor, change: ContactChange): Promise<Reply> {
  return shown(tx, actor, null, await writeContacts(tx, actor, [{ id: null, change }], byHand));
}

/** Changes the named fields of one contact; a stale version is refused with the current record, so that nobody's change is lost. */
export async function updateContact(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  change: ContactChange,
  action?: AuditAction,
): Promise<Reply> {
  const written = await writeContacts(tx, actor, [{ id, version, change }], {
    ...byHand,
    // What is put back is what was.
    ...(action && { action, joins: false }),
  });
  return shown(tx, actor, id, written);
}

async function shown(tx: Tx, actor: Actor, id: string | null, written: readonly Written[]): Promise<Reply> {
  return showWritten(written, id, (of) => showContact(tx, actor, of));
}
