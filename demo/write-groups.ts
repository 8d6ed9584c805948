import { sql } from "kysely";
import type { Actor } from "../src/access/actor.ts";
import { createContactGroup } from "../src/contact-groups/change.ts";
import type { Tx } from "../src/database/transaction.ts";
import { demoGroups } from "./groups.ts";

/** Id by name; a group that is there already serves. */
export async function writeGroups(tx: Tx, actor: Actor): Promise<Map<string, string>> {
  const there = await tx.selectFrom("contact_groups").select(["id", "name"]).where("deleted_at", "is", null).execute();
  const ids = new Map(there.map(({ id, name }) => [name.toLowerCase(), id]));
  for (const group of demoGroups) {
    if (!ids.has(group.name.toLowerCase()))
      ids.set(group.name.toLowerCase(), (await createContactGroup(tx, actor, group)).id);
  }
  await sql`
    update contact_groups g set created_at = now() - (600 - 31 * r.nth) * interval '1 day', updated_at = now() - (400 - 29 * r.nth) * interval '1 day'
    from unnest(${demoGroups.map(({ name }) => ids.get(name.toLowerCase()) ?? "")}::uuid[]) with ordinality as r (id, nth)
    where g.id = r.id and g.created_at > now() - interval '1 second'`.execute(tx);
  return new Map(demoGroups.map(({ name }) => [name, ids.get(name.toLowerCase()) ?? ""]));
}
