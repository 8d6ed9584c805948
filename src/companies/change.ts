import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import type { showCompany as declared } from "./api.ts";
import type { CompanyChange } from "./fields.ts";
import { showCompany } from "./show.ts";
import { writeCompanies, type WrittenCompany } from "./write.ts";

type Reply = ReplyOf<typeof declared>;

export async function createCompany(tx: Tx, actor: Actor, change: CompanyChange): Promise<Reply> {
  const [written] = await writeCompanies(tx, actor, [{ id: null, change }]);
  return shown(tx, actor, written);
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
  const [written] = await writeCompanies(tx, actor, [{ id, version, change }], null, owners, updatedAs);
  if (written?.outcome === "refused" && written.code === "stale")
    refuse(412, "stale", { members: { current: await showCompany(tx, actor, id) } });
  return shown(tx, actor, written);
}

async function shown(tx: Tx, actor: Actor, written: WrittenCompany | undefined): Promise<Reply> {
  if (!written) throw new Error("one writing has one outcome");
  if (written.outcome === "refused") refuse(written.status, written.code, { faults: written.faults });
  return showCompany(tx, actor, written.id);
}
