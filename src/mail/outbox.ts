import { sql } from "kysely";
import type { Static } from "typebox";
import type { Actor } from "../access/actor.ts";
import { visibleContacts } from "../access/visible.ts";
import { recordChanges } from "../audit/record.ts";
import type { MailState } from "../database/tables/mail.ts";
import type { Tx } from "../database/transaction.ts";
import type { QueryOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import { removeJob } from "../jobs/add.ts";
import type { Say } from "../words/words.ts";
import type { listOutbox as declared, MailProblem } from "./api.ts";
import { installation } from "./keep-settings.ts";
import { askToSend, endKey, jobKey } from "./queue.ts";

type Item = ReplyOf<typeof declared>["items"][number];
type Problem = Static<typeof MailProblem>;

interface Row extends Omit<Item, "kindName" | "contact" | "problem" | "can" | "nextAt" | "createdAt" | "sentAt"> {
  contactId: string | null;
  contactName: string;
  nextAt: Date | null;
  createdAt: Date;
  sentAt: Date | null;
  error: Problem["code"] | "";
  answer: string;
  isBlank: boolean;
}

/** Outgoing mail, newest first; what it says is in no answer. */
export async function listOutbox(
  tx: Tx,
  actor: Actor,
  { state, after, limit = 50 }: QueryOf<typeof declared>,
  say: Say,
): Promise<ReplyOf<typeof declared>> {
  const { rows } = await sql<Row>`
    select o.id, o.kind, o.recipient as "to", o.subject, o.language, o.state, o.attempts, o.next_at as "nextAt",
      o.last_error as error, o.last_answer as answer, o.message_id as "messageId", o.created_at as "createdAt", o.sent_at as "sentAt",
      o.text = '' as "isBlank", o.contact_id as "contactId", trim(c.first_name || ' ' || c.last_name) as "contactName"
    from outbox o left join contacts c on c.id = o.contact_id
    where (${state ?? null}::text is null or o.state = ${state ?? null})
      and (${after ?? null}::uuid is null or (o.created_at, o.id) < (select created_at, id from outbox where id = ${after ?? null}))
    order by o.created_at desc, o.id desc limit ${limit + 1}`.execute(tx);
  const page = rows.slice(0, limit);
  const seen = new Set(
    await visibleContacts(
      tx,
      actor,
      page.flatMap(({ contactId }) => (contactId === null ? [] : [contactId])),
    ),
  );
  return {
    items: page.map((row) => itemOf(row, seen, say)),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    counts: await countStates(tx),
  };
}

function itemOf(row: Row, seen: ReadonlySet<string>, say: Say): Item {
  const { contactId, contactName, error, answer, isBlank, nextAt, createdAt, sentAt, ...rest } = row;
  return {
    ...rest,
    kindName: say(`mail:letter.${row.kind}.name`),
    contact: contactId !== null && seen.has(contactId) ? { id: contactId, name: contactName } : null,
    problem: error === "" ? null : { code: error, text: say(`mail:problem.${error}`), answer },
    nextAt: nextAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    can: [
      ...((row.state === "waiting" || row.state === "failed") && !isBlank ? (["retry"] as const) : []),
      ...(row.state === "sending" ? [] : (["delete"] as const)),
    ],
  };
}

async function countStates(tx: Tx): Promise<Record<MailState, number>> {
  const counted = await tx
    .selectFrom("outbox")
    .select(["state", sql<number>`count(*)::int`.as("n")])
    .groupBy("state")
    .execute();
  const of = (state: MailState) => counted.find((row) => row.state === state)?.n ?? 0;
  return { waiting: of("waiting"), sending: of("sending"), sent: of("sent"), failed: of("failed") };
}

/** Tries a mail again as if for the first time; what is sent, being sent, or has lost its link cannot be (409). */
export async function retryMail(tx: Tx, actor: Actor, id: string): Promise<void> {
  const row = await loadForChange(tx, id);
  if ((row.state !== "waiting" && row.state !== "failed") || row.text === "") refuse(409, "mailState");
  await tx
    .updateTable("outbox")
    .set({ state: "waiting", attempts: 0, unsure: 0, first_tried_at: null, next_at: sql<Date>`now()` })
    .where("id", "=", id)
    .execute();
  await askToSend(tx, id);
  await keepJournal(tx, actor, row, "mailRetried");
}

/** Takes a mail out; one that is being sent cannot be taken back any more (409). */
export async function deleteMail(tx: Tx, actor: Actor, id: string): Promise<void> {
  const row = await loadForChange(tx, id);
  if (row.state === "sending") refuse(409, "mailState");
  await tx.deleteFrom("outbox").where("id", "=", id).execute();
  await removeJob(tx, jobKey(id));
  await removeJob(tx, endKey(id));
  await keepJournal(tx, actor, row, "mailDeleted");
}

interface Loaded {
  contact_id: string | null;
  kind: string;
  recipient: string;
  state: MailState;
  text: string;
}

async function loadForChange(tx: Tx, id: string): Promise<Loaded> {
  const row = await tx
    .selectFrom("outbox")
    .select(["contact_id", "kind", "recipient", "state", "text"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? refuseAsAbsent();
}

async function keepJournal(tx: Tx, actor: Actor, row: Loaded, action: "mailRetried" | "mailDeleted"): Promise<void> {
  const subject =
    row.contact_id === null
      ? ({ subjectKind: "installation", subjectId: installation } as const)
      : ({ subjectKind: "contact", subjectId: row.contact_id } as const);
  await recordChanges(tx, actor, [
    { ...subject, action, change: { mail: [row.kind, row.kind], to: [row.recipient, row.recipient] } },
  ]);
}
