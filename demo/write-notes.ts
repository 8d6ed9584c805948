import { createHash } from "node:crypto";
import { sql } from "kysely";
import { findActor, type Actor } from "../src/access/actor.ts";
import { companyRecord } from "../src/companies/as-record.ts";
import { contactRecord } from "../src/contacts/as-record.ts";
import type { Tx } from "../src/database/transaction.ts";
import { attachFile } from "../src/files/attach.ts";
import { pathOf, type Store } from "../src/files/store.ts";
import { addNote } from "../src/notes/write.ts";
import { newId } from "../src/values/uuid.ts";
import { demoFile, demoNotes, type DemoNote } from "./cast/notes.ts";

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
  const file = await writeFile(tx, store, await agentOf(tx, by, made), id);
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

async function writeFile(tx: Tx, store: Store, actor: Actor, contactId: string): Promise<string> {
  const bytes = Buffer.from(demoFile.text);
  const id = newId();
  const path = pathOf(id);
  await tx.insertInto("file_uploads").values({ path }).execute();
  await store.write(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest();
  const file = { id, path, bytes: bytes.length, sha256, name: demoFile.name, type: "text/plain" };
  await attachFile(tx, actor, { kind: "contact", id: contactId }, file, "attached");
  return id;
}
