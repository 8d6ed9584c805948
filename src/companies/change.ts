import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { showWritten } from "../records/show-written.ts";
import type { Written } from "../records/weighed.ts";
import type { showCompany as declared } from "./api.ts";
import type { CompanyChange } from "./fields.ts";
import { showCompany } from "./show.ts";
import { writeCompanies } from "./write.ts";

type Reply = ReplyOf<typeof declared>;

export async function createCompany(tx: Tx, actor: Actor, change: CompanyChange): Promise<Reply> {
  return shown(tx, actor, null, await writeCompanies(tx, actor, [{ id: null, change }]));
}

/** Changes the named fields of one company; a stale version is refused with the current record, so that nobody's change is lost. */
export async function updateCompany(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  change: CompanyChange,
  updatedAs: "updated" | "reverted" = "updated",
): Promise<Reply> {
  // An owner who has left since may have it again, as with an undo.
  const owners = updatedAs === "reverted" ? "any" : "active";
  return shown(tx, actor, id, await writeCompanies(tx, actor, [{ id, version, change }], null, owners, updatedAs));
}

async function shown(tx: Tx, actor: Actor, id: string | null, written: readonly Written[]): Promise<Reply> {
  return showWritten(written, id, (of) => showCompany(tx, actor, of));
}
