import { sql } from "kysely";
import type { FieldHolder } from "../access/field-rights.ts";
import { actions, modules, subjects } from "../access/grants.ts";
import { actionsOn } from "../access/right-table.ts";
import type { FieldRules, StoredRights } from "../database/tables/access-groups.ts";
import type { Tx } from "../database/transaction.ts";

/** An access group as rules look at it: it holds rights and fields as the people in it do. */
export interface Group extends FieldHolder {
  id: string;
  version: number;
  name: string;
  standing: "client" | "agent" | "administrator" | null;
  signsIn: boolean;
  fieldRules: FieldRules;
}

/** One access group; held, nobody else changes it until the transaction ends; closed, nobody comes into it either. */
export async function findGroup(tx: Tx, id: string, lock?: "held" | "closed"): Promise<Group | undefined> {
  const row = await tx
    .selectFrom("access_groups")
    .select(["id", "version", "name", "kind", "signs_in as signsIn", "standing", "modules", "rights", "fields"])
    .select("field_rules as fieldRules")
    .where("id", "=", id)
    .$if(lock === "held", (query) => query.forNoKeyUpdate())
    .$if(lock === "closed", (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) return undefined;
  const administrator = row.standing === "administrator";
  return { ...row, administrator, ...(administrator && { rights: everyRight, modules }) };
}

/** What the administrators hold, written out. */
const everyRight: StoredRights = Object.fromEntries(
  subjects.map((subject) => [
    subject,
    Object.fromEntries(actionsOn("agent", subject).map((action) => [action, "all"])),
  ]),
);

/** Rights without what says nothing, in the order of the table: two that mean the same are the same. */
export function tidied(rights: StoredRights): StoredRights {
  const kept = subjects.flatMap((subject) => {
    const given = actions.flatMap((action) => {
      const reach = rights[subject]?.[action];
      return reach === undefined || reach === "none" ? [] : [[action, reach]];
    });
    return given.length === 0 ? [] : [[subject, Object.fromEntries(given)]];
  });
  return Object.fromEntries(kept);
}

/** People of a group, those in the trash and those absorbed by others included: whoever is there keeps it from going. */
export async function countEverybody(tx: Tx, id: string): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from contacts where access_group_id = ${id}`.execute(tx);
  return found.rows[0]?.count ?? 0;
}
