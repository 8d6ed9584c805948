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
  return new Map(demoGroups.map(({ name }) => [name, ids.get(name.toLowerCase()) ?? ""]));
}
