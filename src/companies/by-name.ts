import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies } from "../access/reachable.ts";
import { holds } from "../access/rights.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { companyKey } from "./values.ts";
import { writeCompanies } from "./write.ts";

export interface NamedCompany {
  id: string;
  name: string;
}

export function mayMakeCompanies(actor: Actor): boolean {
  return holds(actor, "companies", "create");
}

/**
 * The companies of some names, by `companyKey` of the name: case, accents and punctuation do not count, the oldest of
 * several wins. Only what the actor may see is met. Unknown names: "create" makes them (403 without the right), "link"
 * leaves them out, "refuse" is 422.
 *
 * Names are not unique in the database, and must not be: offices share a name, and a company out of somebody's reach may
 * not show by a refusal. So makers by name take turns: of two imports that bring one name, the second finds the first's.
 */
export async function companiesByName(
  tx: Tx,
  actor: Actor,
  names: readonly string[],
  unknown: "create" | "link" | "refuse",
  batchId: string | null = null,
): Promise<Map<string, NamedCompany>> {
  const asked = new Map(names.map((name) => [companyKey(name), name.normalize("NFC").trim()]));
  asked.delete("");
  const found = await findByKeys(tx, actor, [...asked.keys()]);
  if (unknown === "link" || found.size === asked.size) return found;
  if (unknown === "refuse") refuseUnknown(asked, found, 422, "invalid");
  if (!mayMakeCompanies(actor)) refuseUnknown(asked, found, 403, "notAllowed");
  await sql`select pg_advisory_xact_lock(hashtext('companies.by_name'))`.execute(tx);
  const now = await findByKeys(tx, actor, [...asked.keys()]);
  const missing = [...asked].filter(([key]) => !now.has(key));
  const made = await writeCompanies(
    tx,
    actor,
    missing.map(([, name]) => ({ id: null, change: { name } })),
    batchId,
  );
  for (const [index, [key, name]] of missing.entries()) {
    const one = made[index];
    if (one?.outcome === "refused") refuse(one.status, one.code, { faults: one.faults });
    if (one) now.set(key, { id: one.id, name });
  }
  return now;
}

async function findByKeys(tx: Tx, actor: Actor, keys: readonly string[]): Promise<Map<string, NamedCompany>> {
  if (keys.length === 0) return new Map();
  const reach = reachableCompanies(actor, "see")(expressionBuilder<Tables, "companies">());
  const rows = await sql<NamedCompany & { key: string }>`
    select distinct on (search_name) search_name as key, id, name from companies
    where search_name = any(${keys}::text[]) and deleted_at is null and ${reach}
    order by search_name, id`.execute(tx);
  return new Map(rows.rows.map(({ key, id, name }) => [key, { id, name }]));
}

function refuseUnknown(
  asked: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, NamedCompany>,
  status: number,
  code: string,
): never {
  const unknown = [...asked].filter(([key]) => !found.has(key)).slice(0, 20);
  refuse(status, code, {
    faults: unknown.map(([, name]) => ({
      pointer: "/companies",
      code: "companyUnknown",
      params: { name: name.slice(0, 200) },
    })),
  });
}
