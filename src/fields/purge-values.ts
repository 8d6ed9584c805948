import { Type } from "typebox";
import { inTransaction, type Tx } from "../database/transaction.ts";
import type { OwnedBy } from "../database/own-field.ts";
import { Id, orNull } from "../http/shapes.ts";
import { addJob } from "../jobs/add.ts";
import { job, type Job } from "../jobs/job.ts";

export const purgeValuesName = "purge-own-values";

/** Takes the values of a key out of some records behind an id; the last of them, or null when no more have it. */
export type DropOwnValues = (tx: Tx, key: string, after: string | null) => Promise<string | null>;

const milliseconds = 6_000;

/** Takes the values of a purged field out of all records, in sets, and then the field. Each room takes them out of its own. */
export function purgeOwnValues(rooms: Readonly<Record<OwnedBy, DropOwnValues>>): Job {
  return job({
    name: purgeValuesName,
    payload: Type.Object({ id: Id, after: orNull(Id) }),
    async run({ db, signal }, { id, after }) {
      const field = await db
        .selectFrom("own_fields")
        .select(["on_kind", "key"])
        .where("id", "=", id)
        .executeTakeFirst();
      if (!field) return;
      const until = Date.now() + milliseconds;
      for (let at = after; ;) {
        const last = await inTransaction(db, async (tx) => {
          const reached = await rooms[field.on_kind](tx, field.key, at);
          if (reached === null) await tx.deleteFrom("own_fields").where("id", "=", id).execute();
          return reached;
        });
        if (last === null) return;
        at = last;
        if (Date.now() < until && !signal.aborted) continue;
        return inTransaction(db, (tx) =>
          addJob(tx, purgeValuesName, { id, after: last }, { key: `${purgeValuesName} ${id}` }),
        );
      }
    },
  });
}
