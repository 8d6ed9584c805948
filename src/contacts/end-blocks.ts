import { sql } from "kysely";
import { Type } from "typebox";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { announce } from "../http/events.ts";
import { job } from "../jobs/job.ts";
import { askForRest, endBlocksName } from "./block-ends.ts";
import { blockOf, storeStatuses, type Block } from "./status.ts";

const setSize = 1_000;
const milliseconds = 6_000;

/** Unblocks everybody whose time has come, by the database's clock; exactly once, since nobody of them is blocked any more then. */
export const endBlocks = job({
  name: endBlocksName,
  payload: Type.Object({}),
  async run({ db, signal }) {
    const until = Date.now() + milliseconds;
    for (;;) {
      const ended = await inTransaction(db, endSome);
      if (ended.length > 0) announce("contacts", ended);
      if (ended.length < setSize) return;
      if (Date.now() > until || signal.aborted) return inTransaction(db, askForRest);
    }
  },
});

async function endSome(tx: Tx): Promise<string[]> {
  const over = await sql<{ id: string; block: Block }>`
    select contacts.id, ${blockOf} as block
    from contacts join contact_blocks ended on ended.contact_id = contacts.id
    where ended.until_at <= now() and contacts.status = 'blocked'
    order by contacts.id limit ${setSize} for no key update`.execute(tx);
  const moves = over.rows.map(({ id, block }) => ({
    outcome: "update" as const,
    id,
    before: { status: "blocked" as const, block },
    after: { status: "active" as const, block: null },
  }));
  await storeStatuses(tx, { id: null }, moves, null);
  return moves.map(({ id }) => id);
}
