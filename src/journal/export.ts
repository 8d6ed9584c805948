import type { Kysely } from "kysely";
import { findActor, type Actor } from "../access/actor.ts";
import { holds } from "../access/rights.ts";
import type { Tables } from "../database/tables.ts";
import { reading } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import { csvRow } from "../values/csv-cell.ts";
import type { Say } from "../words/words.ts";
import type { listAudit } from "./api.ts";
import { inWords } from "./in-words.ts";
import { readAudit, type AuditWish } from "./read.ts";

type Entry = ReplyOf<typeof listAudit>["items"][number];

const columns = [
  "at",
  "actor",
  "address",
  "kind",
  "subject",
  "subjectId",
  "action",
  "field",
  "before",
  "after",
] as const;
const entriesAtOnce = 500;

/**
 * The audit as CSV in pieces, newest first, in flat memory: pages of the journal, to which nothing is added behind the first.
 * Rights are looked up anew for each page: who loses them gets no more (A031).
 */
export async function* exportAudit(
  db: Kysely<Tables>,
  actor: Actor,
  wish: AuditWish,
  delimiter: string,
  say: Say,
): AsyncGenerator<string, void> {
  const header = csvRow(
    columns.map((column) => say(`audit:column.${column}`)),
    delimiter,
  );
  let next: string | null | undefined;
  for (let start = `\ufeff${header}`; next !== null; start = "") {
    const page = await pageOf(db, actor, wish, next);
    yield (
      start +
      page.items
        .flatMap((entry) => rowsOf(entry, say))
        .map((row) => csvRow(row, delimiter))
        .join("")
    );
    next = page.next;
  }
}

async function pageOf(db: Kysely<Tables>, { id }: Actor, wish: AuditWish, after: string | undefined) {
  return reading(db, async (tx) => {
    const now = await findActor(tx, id);
    if (!now || !holds(now, "audit", "export")) refuse(403, "notAllowed");
    const { entries, next } = await readAudit(tx, now, "export", wish, after, entriesAtOnce);
    return { items: await inWords(tx, now, entries), next };
  });
}

/** A row for each changed field; one for an entry that tells of none. */
function rowsOf(entry: Entry, say: Say): string[][] {
  const { at, actor, address, subject, words, change, labels } = entry;
  const start = [at, actor?.name ?? "", address ?? "", subject.words, subject.name ?? "", subject.id, words];
  const fields = Object.entries(change);
  if (fields.length === 0) return [[...start, "", "", ""]];
  return fields.map(([field, [before, after]]) => [
    ...start,
    labels[field] ?? field,
    textOf(before, say),
    textOf(after, say),
  ]);
}

/** A value of the journal as one cell: lists with semicolons, links by their names. */
function textOf(value: unknown, say: Say): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return say(value ? "audit:yes" : "audit:no");
  if (Array.isArray(value)) return value.map((one) => textOf(one, say)).join("; ");
  if (typeof value === "string") return value;
  if (typeof value !== "object") return JSON.stringify(value);
  if ("name" in value && typeof value.name === "string" && value.name !== "") return value.name;
  if ("value" in value && typeof value.value === "string")
    return "label" in value && typeof value.label === "string" && value.label !== ""
      ? `${value.value} (${value.label})`
      : value.value;
  return JSON.stringify(value);
}
