import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { openBatch } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import type { bulkContacts as declared } from "./api.ts";
import type { ContactChange } from "./fields.ts";
import { contactConditions } from "./list.ts";
import { trashContacts } from "./trash.ts";
import { writeContacts } from "./write.ts";

type Wish = BodyOf<typeof declared>;

const most = 10_000;
const setSize = 1_000;

/** Changes or deletes many contacts as one batch; those out of reach are counted as refused, never silently done. */
export async function bulkContacts(tx: Tx, actor: Actor, wish: Wish): Promise<ReplyOf<typeof declared>> {
  if ((wish.change === undefined) === (wish.delete !== true))
    refuseField("/change", "oneOf", { allowed: "change, delete" });
  const ids = await chosen(tx, actor, wish);
  const batch = await openBatch(tx, actor, { subjectKind: "contact", action: wish.delete ? "delete" : "edit" });
  let done = 0;
  for (let from = 0; from < ids.length; from += setSize) {
    const set = ids.slice(from, from + setSize);
    done += wish.delete
      ? (await trashContacts(tx, actor, set, batch)).done.length
      : await change(tx, actor, set, wish.change ?? {}, batch);
  }
  return { batch, done, refused: ids.length - done };
}

async function change(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  what: ContactChange,
  batchId: string,
): Promise<number> {
  const written = await writeContacts(
    tx,
    actor,
    ids.map((id) => ({ id, change: what })),
    { demands: "form", companies: "create", batchId },
  );
  const wrong = written.find((one) => one.outcome === "refused" && one.status === 422);
  // What is wrong with the change is wrong for everybody: said once, nothing is written.
  if (wrong?.outcome === "refused") refuse(wrong.status, wrong.code, { faults: wrong.faults });
  return written.filter(({ outcome }) => outcome !== "refused").length;
}

async function chosen(tx: Tx, actor: Actor, wish: Wish): Promise<string[]> {
  if (wish.ids && wish.filter === undefined && wish.search === undefined) return [...new Set(wish.ids)].toSorted();
  if (wish.ids || (wish.filter === undefined && wish.search === undefined && wish.expected === undefined))
    refuseField("/ids", "oneOf", { allowed: "ids, filter" });
  const filter =
    wish.filter === undefined ? undefined : typeof wish.filter === "string" ? wish.filter : JSON.stringify(wish.filter);
  const where = contactConditions(actor, "see", { filter, search: wish.search });
  const found = await sql<{
    id: string;
  }>`select contacts.id from contacts where ${sql.join(where, sql` and `)} order by id limit ${most + 1}`.execute(tx);
  if (found.rows.length > most) refuseField("/filter", "tooMany", { limit: most });
  if (wish.expected !== undefined && wish.expected !== found.rows.length)
    refuse(409, "countChanged", { params: { count: found.rows.length } });
  return found.rows.map(({ id }) => id);
}
