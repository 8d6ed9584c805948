import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { KindFacts } from "./kind.ts";
import type { Options } from "./stored-import.ts";

/** How an import runs unless the importer says otherwise; what the file tells (delimiter, dates…) goes over it. */
export async function defaultOptions(
  tx: Tx,
  actor: Actor,
  { match }: Pick<KindFacts, "match">,
  told: Pick<Options, "dateFormat" | "delimiter" | "encoding">,
): Promise<Options> {
  const group = await tx.selectFrom("access_groups").select("id").where("standing", "=", "client").executeTakeFirst();
  return {
    accessGroup: group?.id ?? null,
    owner: actor.id,
    match: [...match],
    existing: "update",
    missing: "create",
    emptyCells: "leave",
    companies: "create",
    tags: [],
    groups: [],
    invite: false,
    people: {},
    ...told,
  };
}
