import type { Actor } from "../access/actor.ts";
import { nested } from "../database/own-field.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { ContactChange } from "./fields.ts";
import { loadContacts } from "./load.ts";
import { undoStatuses } from "./undo-statuses.ts";
import { tagsAsNow } from "../tags/name-tags.ts";
import { restoreContacts, trashContacts } from "./trash.ts";
import { isWrittenField, listKeys, saysTheSame, valueOf } from "./values.ts";
import { writeContacts, type ContactWriting } from "./write.ts";

/** A journal entry of a batch, to be taken back. */
export interface UndoEntry {
  contactId: string;
  action: string;
  change: Change | null;
}

export interface Undone {
  /** Entries taken back. */
  done: number;
  /** Contacts of which something was edited since, or may not be taken back by the actor: that stays. */
  kept: string[];
}

/** Takes a set of entries back, given newest first: made → trash, deleted → restored, changed fields → what they were unless edited since. */
export async function undoEntries(
  tx: Tx,
  actor: Actor,
  entries: readonly UndoEntry[],
  undoId: string,
): Promise<Undone> {
  const of = (action: string) => entries.filter((entry) => entry.action === action).map(({ contactId }) => contactId);
  const restored = await restoreContacts(tx, actor, of("deleted"), undoId);
  const binned = await trashContacts(tx, actor, [...of("created"), ...of("restored")], undoId);
  const ofStatus = entries.filter(({ change }) => change !== null && ("status" in change || "blocked" in change));
  const statuses = await undoStatuses(tx, actor, ofStatus, undoId);
  const changed = await putBack(
    tx,
    actor,
    entries.filter((entry) => entry.change !== null && !ofStatus.includes(entry)),
    undoId,
  );
  return {
    done: restored.done.length + binned.done.length + statuses.done + changed.done,
    kept: [...restored.refused, ...binned.refused, ...statuses.kept, ...changed.kept],
  };
}

async function putBack(tx: Tx, actor: Actor, entries: readonly UndoEntry[], undoId: string): Promise<Undone> {
  if (entries.length === 0) return { done: 0, kept: [] };
  const present = await loadContacts(tx, [...new Set(entries.map(({ contactId }) => contactId))], new Set(listKeys));
  const asNow = await tagsAsNow(
    tx,
    entries.flatMap(({ change }) => change?.["tags"] ?? []),
  );
  const kept = new Set<string>();
  const writings: ContactWriting[] = [];
  // What an entry of this very set has put back already is what the entry before it finds.
  const meanwhile = new Map<string, unknown>();
  for (const { contactId, change } of entries) {
    const contact = present.get(contactId);
    const back: Record<string, unknown> = {};
    for (const [key, sides] of Object.entries(change ?? {})) {
      if (!isWrittenField(key)) continue;
      const [before, after] = key === "tags" ? [asNow(sides[0]), asNow(sides[1])] : sides;
      const place = `${contactId} ${key}`;
      const now = meanwhile.has(place) ? meanwhile.get(place) : contact && valueOf(contact.values, key);
      if (contact && saysTheSame(key, now ?? null, after ?? null)) meanwhile.set(place, (back[key] = before));
      else kept.add(contactId);
    }
    if (Object.keys(back).length > 0) writings.push({ id: contactId, change: asChange(back) });
  }
  const written = await writeContacts(tx, actor, writings, {
    demands: "arrival",
    companies: "link",
    agents: "any",
    batchId: undoId,
    action: "updated",
  });
  written.forEach((one, index) => {
    const id = writings[index]?.id;
    if (one.outcome === "refused" && id) kept.add(id);
  });
  return { done: written.filter(({ outcome }) => outcome !== "refused").length, kept: [...kept] };
}

/** Values out of the journal, where a change had put them: in the form of a change. The write path checks them again. */
export function asChange(values: Record<string, unknown>): ContactChange {
  const change: ContactChange = {};
  return Object.assign(change, nested(values));
}
