import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { cleanText } from "../values/text.ts";
import { checkTeam } from "./show.ts";

/** The ids of contact groups by the names asked for; case does not count, unknown ones are left out. */
export async function contactGroupsByName(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  const asked = [...new Set(names)];
  if (asked.length === 0) return new Map();
  const rows = await sql<{ asked: string; id: string }>`
    select asked, g.id from unnest(${asked}::text[]) as asked
    join contact_groups g on lower(g.name) = lower(trim(asked) collate "und-x-icu") and g.deleted_at is null`.execute(
    tx,
  );
  return new Map(rows.rows.map(({ asked: name, id }) => [name, id]));
}

/** The same, but unknown ones are made; 403 for who is not of the team. Of two transactions that bring one name, the second takes the first's group. */
export async function makeContactGroups(tx: Tx, actor: Actor, names: readonly string[]): Promise<Map<string, string>> {
  const known = await contactGroupsByName(tx, names);
  const missing = [...new Set(names.filter((name) => !known.has(name)).map(cleanText))].filter((name) => name !== "");
  if (missing.length === 0) return known;
  checkTeam(actor);
  const made = await sql<{ id: string }>`
    insert into contact_groups (name, owner_id)
    select distinct on (key) name, ${actor.id}::uuid from (select name, lower(name collate "und-x-icu") as key from unnest(${missing}::text[]) as name) as asked
    order by key on conflict do nothing returning id`.execute(tx);
  await recordChanges(
    tx,
    actor,
    made.rows.map(({ id }) => ({ subjectKind: "contactGroup", subjectId: id, action: "created" })),
  );
  return contactGroupsByName(tx, names);
}
