import { findActor } from "../src/access/actor.ts";
import { writeContacts } from "../src/contacts/write.ts";
import type { Tx } from "../src/database/transaction.ts";
import { demoEdits } from "./cast/edits.ts";

/** Lets the team change some people by their own hands; answers the journal's entries with how long ago they shall have been. */
export async function writeEdits(
  tx: Tx,
  ids: ReadonlyMap<string, string>,
  batchId: string,
): Promise<{ id: string; daysAgo: number }[]> {
  const entries: { id: string; daysAgo: number }[] = [];
  for (const { person, by, daysAgo, change } of demoEdits) {
    const [contactId, actor] = [ids.get(person), await findActor(tx, ids.get(by) ?? "")];
    if (!contactId || !actor) throw new Error(`${by} or ${person} is not there`);
    const rules = { demands: "form", companies: "link", batchId } as const;
    const [written] = await writeContacts(tx, actor, [{ id: contactId, change }], rules);
    if (written?.outcome !== "updated") throw new Error(`${person}: ${JSON.stringify(written)}`);
    const { id } = await tx
      .selectFrom("audit")
      .select("id")
      .where("subject_id", "=", contactId)
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
    entries.push({ id, daysAgo });
  }
  return entries;
}
