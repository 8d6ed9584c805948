import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { openUndo } from "../audit/batches.ts";
import type { Change } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ContactChange } from "./fields.ts";
import { loadContacts } from "./load.ts";
import { restoreContacts, trashContacts } from "./trash.ts";
import { isWrittenField, listKeys, saysTheSame, valueOf } from "./values.ts";
import { writeContacts, type ContactWriting } from "./write.ts";

/** Where an undo stands: it goes through the batch's journal from its newest entry to its oldest, a set at a time. */
export interface UndoStep {
  /** The undo is a batch itself. */
  batch: string;
  /** The journal entry from which the next step goes on; null when it is done. */
  next: string | null;
  done: number;
  /** Contacts of which something was edited since: that stays. */
  kept: string[];
}

/** Takes a whole batch back in this transaction. */
export async function undoBatch(
  tx: Tx,
  actor: Actor,
  batchId: string,
): Promise<{ batch: string; done: number; kept: number }> {
  const batch = await startUndo(tx, actor, batchId);
  let done = 0;
  const kept = new Set<string>();
  let from: string | null = null;
  do {
    const step: UndoStep = await undoStep(tx, actor, batchId, batch, from, 1_000);
    done += step.done;
    for (const id of step.kept) kept.add(id);
    from = step.next;
  } while (from !== null);
  return { batch, done, kept: kept.size };
}

/** Opens the undo of a batch: once, by its maker or an administrator. */
export async function startUndo(tx: Tx, actor: Actor, batchId: string): Promise<string> {
  return openUndo(tx, actor, batchId, actor.administrator);
}

/** One set of journal entries of the batch, newest first: made → trash, deleted → restored, changed fields → what they were unless edited since. */
export async function undoStep(
  tx: Tx,
  actor: Actor,
  batchId: string,
  undoId: string,
  from: string | null,
  size: number,
): Promise<UndoStep> {
  const entries = await sql<Entry>`
    select id, subject_id as "contactId", action, change from audit
    where batch_id = ${batchId} and subject_kind = 'contact' ${from === null ? sql`` : sql`and id < ${from}`}
    order by id desc limit ${size}`.execute(tx);
  const rows = entries.rows;
  const of = (action: string) => rows.filter((entry) => entry.action === action).map(({ contactId }) => contactId);
  const restored = await restoreContacts(tx, actor, of("deleted"), undoId);
  const binned = await trashContacts(tx, actor, [...of("created"), ...of("restored")], undoId);
  const changed = await putBack(
    tx,
    actor,
    rows.filter(({ change }) => change !== null),
    undoId,
  );
  return {
    batch: undoId,
    next: rows.length === size ? (rows.at(-1)?.id ?? null) : null,
    done: restored.done.length + binned.done.length + changed.done,
    kept: [...restored.refused, ...binned.refused, ...changed.kept],
  };
}

interface Entry {
  id: string;
  contactId: string;
  action: string;
  change: Change | null;
}

async function putBack(
  tx: Tx,
  actor: Actor,
  entries: readonly Entry[],
  undoId: string,
): Promise<{ done: number; kept: string[] }> {
  if (entries.length === 0) return { done: 0, kept: [] };
  const present = await loadContacts(tx, [...new Set(entries.map(({ contactId }) => contactId))], new Set(listKeys));
  const kept = new Set<string>();
  const writings: ContactWriting[] = [];
  // What an entry of this very set has put back already is what the entry before it finds.
  const meanwhile = new Map<string, unknown>();
  for (const { contactId, change } of entries) {
    const contact = present.get(contactId);
    const back: Record<string, unknown> = {};
    for (const [key, [before, after]] of Object.entries(change ?? {})) {
      if (!isWrittenField(key)) continue;
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
  return Object.assign(change, values);
}
