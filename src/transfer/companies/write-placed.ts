import { isDeepStrictEqual } from "node:util";
import type { Actor } from "../../access/actor.ts";
import { companiesByName } from "../../companies/by-name.ts";
import { companyKey, noValues, type CompanyValues } from "../../companies/values.ts";
import { weighCompanies, type CompanyWriting } from "../../companies/weigh.ts";
import { writeCompanies } from "../../companies/write.ts";
import { ownKey } from "../../database/own-field.ts";
import type { Change } from "../../database/tables/audit.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Weighed, Written } from "../kind.ts";
import type { Import, Options } from "../stored-import.ts";
import type { PlacedWriting } from "./shapes.ts";

export async function weighPlaced(
  tx: Tx,
  actor: Actor,
  _: Options,
  writings: readonly PlacedWriting[],
): Promise<Weighed[]> {
  const weighed = await weighCompanies(tx, actor, writings.map(bare), "active");
  return weighed.map((one, index): Weighed => {
    if (one.outcome === "refused") return one;
    const parentName = writings[index]?.parentName;
    const difference = one.outcome === "create" ? ofNew(one.after) : one.outcome === "update" ? one.difference : {};
    return {
      outcome: "taken",
      difference: parentName === undefined ? difference : { ...difference, parent: [null, parentName] },
    };
  });
}

/** Companies above that nobody has are made first, as a part of the same batch. */
export async function writePlaced(
  tx: Tx,
  actor: Actor,
  { batch_id: batchId }: Pick<Import, "options" | "batch_id">,
  writings: readonly PlacedWriting[],
): Promise<Written[]> {
  const names = [...new Set(writings.flatMap(({ parentName }) => parentName ?? []))];
  const made = names.length === 0 ? undefined : await companiesByName(tx, actor, names, "create", batchId);
  const placed = writings.map(({ parentName, ...writing }): CompanyWriting => {
    const parent = parentName === undefined ? undefined : made?.get(companyKey(parentName))?.id;
    return parent === undefined ? writing : { ...writing, change: { ...writing.change, parent } };
  });
  return writeCompanies(tx, actor, placed, batchId);
}

function bare({ parentName: _, ...writing }: PlacedWriting): CompanyWriting {
  return writing;
}

/** What a new company has beside nothing. */
function ofNew({ own, ...after }: CompanyValues): Change {
  const before = new Map<string, unknown>(Object.entries(noValues));
  return Object.fromEntries([
    ...Object.entries(after)
      .filter(([key, value]) => !isDeepStrictEqual(value, before.get(key)))
      .map(([key, value]): [string, Change[string]] => [key, [before.get(key) ?? null, value]]),
    ...Object.entries(own).map(([key, value]): [string, Change[string]] => [ownKey(key), [null, value]]),
  ]);
}
