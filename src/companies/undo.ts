import type { Actor } from "../access/actor.ts";
import { putBack, type Entry } from "../audit/put-back.ts";
import { nested } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";
import { tagsAsNow } from "../tags/name-tags.ts";
import type { CompanyChange } from "./fields.ts";
import { loadCompanies } from "./load.ts";
import { writeCompanies } from "./write.ts";

/** Puts back what entries (newest first) have changed of companies, unless it was edited since. */
export async function undoCompanyEntries(
  tx: Tx,
  actor: Actor,
  entries: readonly Entry[],
  undoId: string,
): Promise<{ done: number; kept: string[] }> {
  const asNow = await tagsAsNow(
    tx,
    entries.flatMap(({ change }) => change?.["tags"] ?? []),
  );
  const renamed = entries.map((entry): Entry => {
    const tags = entry.change?.["tags"];
    return tags ? { ...entry, change: { ...entry.change, tags: [asNow(tags[0]), asNow(tags[1])] } } : entry;
  });
  return putBack(renamed, {
    load: (ids) => loadCompanies(tx, ids),
    write: (writings) =>
      writeCompanies(
        tx,
        actor,
        writings.map(({ id, values }) => ({ id, change: asChange(values) })),
        undoId,
        "any",
      ),
  });
}

/** Values out of the journal in the form of a change; the write path checks them again. */
export function asChange(values: Record<string, unknown>): CompanyChange {
  const change: CompanyChange = {};
  return Object.assign(change, nested(values));
}
