import { sql } from "kysely";
import type { Actor } from "../src/access/actor.ts";
import type { Tx } from "../src/database/transaction.ts";
import { createTag } from "../src/tags/change.ts";
import { demoTagColors, demoTags } from "./groups.ts";

/** Makes the team's tags, some with a color, before anybody bears one; one that is there already serves, as it is. */
export async function writeTags(tx: Tx, actor: Actor): Promise<void> {
  const there = await tx.selectFrom("tags").select("name").where("deleted_at", "is", null).execute();
  const known = new Set(there.map(({ name }) => name.toLowerCase()));
  const made: string[] = [];
  for (const name of demoTags) {
    if (known.has(name.toLowerCase())) continue;
    made.push((await createTag(tx, actor, { name, color: demoTagColors[name] ?? "" })).id);
  }
  await sql`
    update tags set created_at = now() - interval '690 days', updated_at = now() - interval '690 days'
    where id = any(${made}::uuid[])`.execute(tx);
  await sql`
    update audit set at = t.created_at from tags t
    where audit.subject_kind = 'tag' and audit.subject_id = t.id and t.id = any(${made}::uuid[])`.execute(tx);
}
