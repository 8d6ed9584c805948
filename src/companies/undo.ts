import { isDeepStrictEqual } from "node:util";
import type { Actor } from "../access/actor.ts";
import { nested, ownKey } from "../database/own-field.ts";
import type { Change } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { CompanyChange } from "./fields.ts";
import { loadCompanies } from "./load.ts";
import type { CompanyValues } from "./values.ts";
import { writeCompanies } from "./write.ts";

/** A journal entry of a batch, to be taken back. */
export interface CompanyEntry {
  companyId: string;
  change: Change | null;
}

/** Puts back what entries (newest first) have changed of companies, unless it was edited since. */
export async function undoCompanyEntries(
  tx: Tx,
  actor: Actor,
  entries: readonly CompanyEntry[],
  undoId: string,
): Promise<{ done: number; kept: string[] }> {
  const present = await loadCompanies(tx, [...new Set(entries.map(({ companyId }) => companyId))]);
  const backs = new Map<string, Record<string, unknown>>();
  const kept = new Set<string>();
  for (const { companyId, change } of entries) {
    const now: Record<string, unknown> = { ...flat(present.get(companyId)?.values), ...backs.get(companyId) };
    for (const [key, [before, after]] of Object.entries(change ?? {})) {
      if (isDeepStrictEqual(now[key] ?? null, after ?? null))
        backs.set(companyId, { ...backs.get(companyId), [key]: before });
      else kept.add(companyId);
    }
  }
  const writings = [...backs].map(([id, back]) => ({ id, change: asChange(back) }));
  const written = await writeCompanies(tx, actor, writings, undoId, "any");
  const refused = new Set(writings.flatMap(({ id }, index) => (written[index]?.outcome === "refused" ? [id] : [])));
  return {
    done: writings.length - refused.size,
    kept: [...new Set([...kept, ...refused])],
  };
}

/** Values out of the journal in the form of a change; the write path checks them again. */
function asChange(values: Record<string, unknown>): CompanyChange {
  const change: CompanyChange = {};
  return Object.assign(change, nested(values));
}

/** Values by the names of the journal, own ones among them. */
function flat(values: CompanyValues | undefined): Record<string, unknown> {
  if (!values) return {};
  const { own, ...standard } = values;
  return { ...standard, ...Object.fromEntries(Object.entries(own).map(([key, value]) => [ownKey(key), value])) };
}
