import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import type { Actor } from "./actor.ts";
import type { listAccessGroups as declared } from "./api.ts";

/** The access groups by name; a client is told only of his own. */
export async function listAccessGroups(tx: Tx, actor: Actor): Promise<ReplyOf<typeof declared>> {
  const rows = await tx
    .selectFrom("access_groups")
    .select(["id", "name", "kind as type", "signs_in as signIn", "standing"])
    .$if(actor.kind === "client", (query) => query.where("id", "=", actor.accessGroup.id))
    .orderBy("name")
    .execute();
  return { items: rows.map((row) => ({ ...row, standing: row.standing !== null })) };
}
