import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableEquipment } from "../access/reach-equipment.ts";
import { seenCompanies, seenContacts } from "../access/seen.ts";
import type { JournalEntry } from "../audit/read.ts";
import { ownKey } from "../database/own-field.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { isId } from "../values/uuid.ts";
import { readHistory, valuesBefore } from "../records/history.ts";
import type { showEquipment as declared } from "./api.ts";
import { writeOne } from "./change.ts";
import { showEquipment } from "./show.ts";
import { asChange } from "./undo.ts";
import { isValueKey } from "./values.ts";

/** Who changed what of a piece, newest first; of people, companies and other pieces those one sees. */
export async function showHistory(
  tx: Tx,
  actor: Actor,
  id: string,
  after: string | undefined,
  limit: number,
): Promise<{ items: JournalEntry[]; next: string | null }> {
  return readHistory(tx, actor, {
    id,
    after,
    limit,
    show: () => showEquipment(tx, actor, id),
    nameSeen: (changes) => nameSeen(tx, actor, changes),
  });
}

/** Puts one field of a journal entry, or all of them, back to what they were before it: an ordinary change, by its rules and rights. */
export async function revertEntry(
  tx: Tx,
  actor: Actor,
  id: string,
  entryId: string,
  field: string | undefined,
): Promise<ReplyOf<typeof declared>> {
  const { version } = await showEquipment(tx, actor, id);
  const back = await valuesBefore(tx, { record: id, entry: entryId, field }, isValueKey);
  return writeOne(tx, actor, { id, version, change: asChange(back) }, { updatedAs: "reverted" });
}

/** Fields whose values in the journal are ids of what not everybody sees. */
const standardLinks = ["company", "contact", "usedBy", "parent"];

/** The changes of equipment with names beside the ids, `{id, name}`, whoever has named some of them before; what the actor does not see is left out. */
export async function nameSeen(tx: Tx, actor: Actor, changes: readonly Change[]): Promise<Change[]> {
  const own = actor.own.equipment.filter(({ kind }) => kind === "contact" || kind === "company");
  const links = [...standardLinks, ...own.map(({ key }) => ownKey(key))];
  const ids = changes.flatMap((change) => links.flatMap((key) => (change[key] ?? []).map(idIn)));
  const asked = [...new Set(ids)].filter((id) => id !== undefined && isId(id));
  if (asked.length === 0) return [...changes];
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(nullif(trim(first_name || ' ' || last_name), ''), nickname) as name from contacts
      where id = any(${asked}::uuid[]) and ${seenContacts(actor)}
    union all select id, name from companies where id = any(${asked}::uuid[]) and ${seenCompanies(actor)}
    union all select id, name from equipment where id = any(${asked}::uuid[]) and ${reachableEquipment(actor, "see")}`.execute(
    tx,
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const named = (value: unknown) => {
    const id = idIn(value);
    if (id === undefined) return value;
    const name = names.get(id);
    return name === undefined ? null : { id, name };
  };
  return changes.map((change) =>
    Object.fromEntries(
      Object.entries(change).map(([key, [before, after]]): [string, Change[string]] => [
        key,
        links.includes(key) ? [named(before), named(after)] : [before, after],
      ]),
    ),
  );
}

function idIn(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string"
    ? value.id
    : undefined;
}
