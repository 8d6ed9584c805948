import { sql } from "kysely";
import { findActor, type Actor } from "../src/access/actor.ts";
import { companyRecord } from "../src/companies/as-record.ts";
import { contactRecord } from "../src/contacts/as-record.ts";
import type { Tx } from "../src/database/transaction.ts";
import type { Store } from "../src/files/store.ts";
import { addNote } from "../src/notes/write.ts";
import { demoFile, demoNotes, type DemoNote } from "./cast/notes.ts";
import { hangUp } from "./hang-up.ts";

interface Made {
  ids: ReadonlyMap<string, string>;
  companyIds: ReadonlyMap<string, string>;
}

const records = [contactRecord, companyRecord];

/** Lets the team write on some cards by their own hands, and gives what they wrote its past; answers the journal's entries with how long ago they shall have been. */
export async function writeNotes(tx: Tx, store: Store, made: Made): Promise<{ id: string; daysAgo: number }[]> {
  const entries: { id: string; daysAgo: number }[] = [];
  for (const { on, by, daysAgo, html, pinned = false } of demoNotes) {
    const { record, id } = placeOf(on, made);
    const note = await addNote(tx, records, await agentOf(tx, by, made), record, id, { html });
    await sql`update notes set is_pinned = ${pinned}, created_at = now() - ${daysAgo} * interval '1 day' where id = ${note.id}`.execute(
      tx,
    );
    entries.push({ id: await lastEntry(tx, id), daysAgo });
  }
  const { on, by, daysAgo } = demoFile;
  const { id } = placeOf(on, made);
  const text = { name: demoFile.name, type: "text/plain", bytes: Buffer.from(demoFile.text) };
  const file = await hangUp(tx, store, await agentOf(tx, by, made), { kind: "contact", id }, text);
  await sql`update files set created_at = now() - ${daysAgo} * interval '1 day' where id = ${file}`.execute(tx);
  entries.push({ id: await lastEntry(tx, id), daysAgo });
  return entries;
}

function placeOf(on: DemoNote["on"], { ids, companyIds }: Made) {
  const [record, id] =
    "person" in on ? [contactRecord, ids.get(on.person)] : [companyRecord, companyIds.get(on.company)];
  if (!id) throw new Error(`${JSON.stringify(on)} is not there`);
  return { record, id };
}

async function agentOf(tx: Tx, key: string, { ids }: Made): Promise<Actor> {
  const actor = await findActor(tx, ids.get(key) ?? "");
  if (!actor) throw new Error(`${key} is not there`);
  return actor;
}

async function lastEntry(tx: Tx, subjectId: string): Promise<string> {
  const { id } = await tx
    .selectFrom("audit")
    .select("id")
    .where("subject_id", "=", subjectId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}
