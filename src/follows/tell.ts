import { sql } from "kysely";
import { Type } from "typebox";
import { asActor, selectActors, type Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import { followsRecord, type RecordKind } from "../access/record-kind.ts";
import { tellFollowers as name } from "../audit/keep-news.ts";
import type { FollowedKind, NoticeAction } from "../database/tables/follows.ts";
import { inTransaction, type Tx } from "../database/transaction.ts";
import { announce } from "../http/events.ts";
import { addJob } from "../jobs/add.ts";
import { job, type Job } from "../jobs/job.ts";
import { seesFollowed } from "./kinds.ts";
import { askToMail } from "./mail-notices.ts";

interface News {
  id: string;
  kind: FollowedKind;
  subject: string;
  action: string;
  fields: string[];
  by: string | null;
  batch: string | null;
}

const atOnce = 1_000;

/**
 * Tells followers what has happened: those who, at this moment, may see the record and what was done to it, never who did it
 * himself. Of a record that somebody has not looked at since he is not told again; many records of a batch are one notice.
 */
export function tellFollowers(kinds: readonly RecordKind[]): Job {
  return job({
    name,
    payload: Type.Object({}),
    async run({ db }) {
      const people = await inTransaction(db, async (tx) => {
        const news = await takeNews(tx);
        if (news.length === atOnce) await addJob(tx, name, {});
        const told = await tell(tx, kinds, news);
        await askToMail(
          tx,
          told.flatMap(({ notices }) => notices),
        );
        return told.map(({ person }) => person);
      });
      if (people.length > 0) announce("notifications", people);
    },
  });
}

/** The oldest that nobody else is telling; it is gone when this commits. */
async function takeNews(tx: Tx): Promise<News[]> {
  const taken = await sql<News>`
    delete from follow_news where id in (select id from follow_news order by id limit ${atOnce} for update skip locked)
    returning id, subject_kind as kind, subject_id as subject, action, fields, actor_id as by, batch_id as batch`.execute(
    tx,
  );
  return taken.rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

interface Told {
  person: string;
  /** The new ones. */
  notices: string[];
}

/** Gives who was told anything. */
async function tell(tx: Tx, kinds: readonly RecordKind[], news: readonly News[]): Promise<Told[]> {
  const subjects = [...new Set(news.map(({ subject }) => subject))];
  const follows = await tx
    .selectFrom("follows")
    .select(["contact_id", "subject_id"])
    .where(sql<boolean>`subject_id = any(${subjects}::uuid[])`)
    .execute();
  const followers = [...new Set(follows.map((one) => one.contact_id))];
  if (followers.length === 0) return [];
  const actors = await selectActors(tx).where("contacts.id", "in", followers).execute();
  const told: Told[] = [];
  for (const row of actors) {
    const person = await asActor(tx, row, undefined);
    const mine = new Set(follows.flatMap((one) => (one.contact_id === person.id ? [one.subject_id] : [])));
    const heard = await heardBy(
      tx,
      kinds,
      person,
      news.filter(({ subject, by }) => mine.has(subject) && by !== person.id),
    );
    const notices = await keepNotices(tx, person, heard);
    if (notices) told.push({ person: person.id, notices });
  }
  return told;
}

/** What of it somebody may see: the record, and the note, the file or one of the fields in question. */
async function heardBy(tx: Tx, kinds: readonly RecordKind[], person: Actor, news: readonly News[]): Promise<News[]> {
  const worth = news.filter(
    ({ kind, action, fields }) =>
      kind !== "contact" || isWritten(action) || fields.length === 0 || fields.some((field) => sees(person, field)),
  );
  if (worth.length === 0) return [];
  const records = [...new Map(worth.map(({ subject, kind }) => [subject, { id: subject, kind }])).values()];
  const row = { kind: sql`r.kind`, id: sql`r.id` };
  const found = await sql<{ id: string; seen: boolean; notes: boolean; files: boolean }>`
    select r.id, ${seesFollowed(person, row)} as seen, ${followsRecord(kinds, person, "notes", "see", row)} as notes,
      ${followsRecord(kinds, person, "files", "see", row)} as files
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (id uuid, kind text)`.execute(tx);
  const sight = new Map(found.rows.map(({ id, ...one }) => [id, one]));
  return worth.filter(({ subject, action }) => {
    const may = sight.get(subject);
    if (action.startsWith("note")) return may?.notes;
    return action.startsWith("file") ? may?.files : may?.seen;
  });
}

function isWritten(action: string): boolean {
  return action.startsWith("note") || action.startsWith("file");
}

/** One notice for each record, and one for all records of a batch: those that are new; undefined where nothing came of it. */
async function keepNotices(tx: Tx, { id }: Actor, heard: readonly News[]): Promise<string[] | undefined> {
  const latest = new Map(heard.map((one) => [one.batch ?? one.subject, one]));
  const records = (key: string) =>
    new Set(heard.flatMap((one) => ((one.batch ?? one.subject) === key ? [one.subject] : []))).size;
  const notices = [...latest].map(([key, one]) => ({
    subject_kind: one.kind,
    subject_id: one.subject,
    action: noticeOf(one),
    batch_id: one.batch,
    records: records(key),
    by_id: one.by,
  }));
  if (notices.length === 0) return undefined;
  const grown = await sql<{ batch: string }>`
    update follow_notices n set records = n.records + r.records, created_at = now()
    from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as r (batch_id uuid, records int)
    where n.contact_id = ${id} and n.batch_id = r.batch_id and n.read_at is null returning n.batch_id as batch`.execute(
    tx,
  );
  const known = new Set(grown.rows.map(({ batch }) => batch));
  const anew = notices.filter((one) => one.batch_id === null || !known.has(one.batch_id));
  if (anew.length === 0) return [];
  const kept = await sql<{ id: string }>`
    insert into follow_notices (contact_id, subject_kind, subject_id, action, batch_id, records, by_id)
    select ${id}::uuid, subject_kind, subject_id, action, batch_id, records, by_id
    from jsonb_populate_recordset(null::follow_notices, ${JSON.stringify(anew)}::jsonb)
    on conflict do nothing returning id`.execute(tx);
  return known.size + kept.rows.length > 0 ? kept.rows.map((row) => row.id) : undefined;
}

function noticeOf({ kind, action, fields }: News): NoticeAction {
  if (action.startsWith("note")) return "noted";
  if (action.startsWith("file")) return "attached";
  if (action === "deleted" || action === "restored") return action;
  if (kind === "opportunity" && fields.includes("stage")) return "staged";
  return fields.includes("status") || fields.includes("blocked") ? "status" : "changed";
}
