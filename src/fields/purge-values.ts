import { Type } from "typebox";
import { inTransaction } from "../database/transaction.ts";
import { Id, orNull } from "../http/shapes.ts";
import { addJob } from "../jobs/add.ts";
import { job } from "../jobs/job.ts";
import { dropOwnValues } from "./drop-own-values.ts";

export const purgeValuesName = "purge-own-values";

const milliseconds = 6_000;

/** Takes the values of a purged field out of all records, in sets, and then the field. */
export const purgeOwnValues = job({
  name: purgeValuesName,
  payload: Type.Object({ id: Id, after: orNull(Id) }),
  async run({ db, signal }, { id, after }) {
    const field = await db.selectFrom("own_fields").select(["on_kind", "key"]).where("id", "=", id).executeTakeFirst();
    if (!field) return;
    const until = Date.now() + milliseconds;
    for (let at = after; ;) {
      const last = await inTransaction(db, async (tx) => {
        const reached = await dropOwnValues(tx, field.on_kind, field.key, at);
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
