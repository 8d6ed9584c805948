import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { besideRecord } from "../audit/actions.ts";
import { nameLinks } from "../audit/names.ts";
import { bareKey, isOwnedBy, isOwnKey, ownLabel, type OwnFields } from "../database/own-field.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { nameSeen as nameSeenOfEquipment } from "../equipment/history.ts";
import { nameSeen } from "../opportunities/name-seen.ts";
import { shownName } from "../opportunities/stage-names.ts";
import { words, type Say } from "../words/words.ts";
import type { listAudit as declared } from "./api.ts";
import type { ReadEntry } from "./read.ts";

type Entry = ReplyOf<typeof declared>["items"][number];

/** Entries as they are answered: names beside ids, kind, deed and fields in the asker's language. The entries have been held against his sight already. */
export async function inWords(tx: Tx, actor: Actor, entries: readonly ReadEntry[]): Promise<Entry[]> {
  const { language, own } = actor;
  const say = words(language);
  const names = await subjectNames(tx, entries, language);
  const named = await nameLinks(tx, actor, entries.map(told));
  const sold = await narrowed(tx, actor, entries, named, "opportunity", nameSeen);
  const changes = await narrowed(tx, actor, entries, sold, "equipment", nameSeenOfEquipment);
  return entries.map(({ mark: _, kind, subjectId, ...entry }, index) => {
    const change = changes[index] ?? {};
    return {
      ...entry,
      subject: { kind, id: subjectId, name: names.get(subjectId) ?? null, words: known(say, `kind.${kind}`, kind) },
      words: known(say, `action.${entry.action}`, entry.action),
      change,
      labels: labelsOf(kind, change, own, say),
    };
  });
}

/** Whom and what an opportunity or a piece of equipment is about is told to who sees them. */
async function narrowed(
  tx: Tx,
  actor: Actor,
  entries: readonly ReadEntry[],
  changes: readonly Change[],
  kind: string,
  name: typeof nameSeen,
): Promise<Change[]> {
  const isOne = (index: number) => entries[index]?.kind === kind;
  const seen = await name(
    tx,
    actor,
    changes.filter((_, index) => isOne(index)),
  );
  const left = seen.values();
  return changes.map((change, index) => (isOne(index) ? (left.next().value ?? {}) : change));
}

/** Which note or file it was, an entry of a record tells by its id: of use to the timeline, and nothing to be read. */
function told({ action, change }: ReadEntry): Change {
  return besideRecord.some((one) => one === action) ? {} : change;
}

/** What only a newer program would name is called as it is stored. */
function known(say: Say, key: string, stored: string): string {
  const said = say(`audit:${key}`);
  return said === key ? stored : said;
}

const rooms: Readonly<Record<string, string>> = {
  contact: "contacts",
  company: "companies",
  contactGroup: "contactGroups",
  opportunity: "opportunities",
  equipment: "equipment",
};

function labelsOf(kind: string, change: Change, own: OwnFields, say: Say): Record<string, string> {
  return Object.fromEntries(Object.keys(change).map((field) => [field, labelOf(kind, field, own, say)]));
}

/** Of an access group each right and each field is a change by itself. */
function labelOf(kind: string, field: string, own: OwnFields, say: Say): string {
  const [, part, name = ""] = /^(rights|fields|fieldRules)\.(.+)$/.exec(field) ?? [];
  if (part === "rights") {
    const [subject = "", action = ""] = name.split(":");
    return say("audit:rightOf", { subject: say(`rights:subject.${subject}`), action: say(`rights:action.${action}`) });
  }
  if (part !== undefined) return say(`audit:${part}Of`, { field: labelOf("contact", name, own, say) });
  const room = rooms[kind];
  if (isOwnKey(field) && room && isOwnedBy(room)) return ownLabel(own, room, field) ?? bareKey(field);
  const key = `${rooms[kind] ?? kind}.${field}`;
  const said = say(`fields:${key}`);
  return said === key ? known(say, `field.${field}`, field) : said;
}

async function subjectNames(tx: Tx, entries: readonly ReadEntry[], language: string): Promise<Map<string, string>> {
  const ids = [...new Set(entries.map(({ subjectId }) => subjectId))];
  if (ids.length === 0) return new Map();
  const rows = await sql<{ id: string; name: string }>`
    select id, coalesce(nullif(trim(first_name || ' ' || last_name), ''), nickname) as name from contacts where id = any(${ids}::uuid[])
    union all select id, name from companies where id = any(${ids}::uuid[])
    union all select id, name from contact_groups where id = any(${ids}::uuid[])
    union all select id, name from equipment where id = any(${ids}::uuid[])
    union all select id, name from opportunities where id = any(${ids}::uuid[])
    union all select id, ${shownName(language, "p")} from pipelines p where id = any(${ids}::uuid[])
    union all select id, ${shownName(language, "s")} from stages s where id = any(${ids}::uuid[])
    union all select id, name from access_groups where id = any(${ids}::uuid[])
    union all select id, name from departments where id = any(${ids}::uuid[])
    union all select id, left(text, 60) from notes where id = any(${ids}::uuid[])
    union all select id, left(title, 60) from tasks where id = any(${ids}::uuid[])
    union all select id, name from files where id = any(${ids}::uuid[])
    union all select id, file_name from imports where id = any(${ids}::uuid[])
    union all select id, value from blocklist where id = any(${ids}::uuid[])
    union all select id, name from views where id = any(${ids}::uuid[])
    union all select id, name from tags where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.rows.map(({ id, name }) => [id, name]));
}
