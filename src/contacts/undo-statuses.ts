import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Status } from "../database/tables/contacts.ts";
import type { Tx } from "../database/transaction.ts";
import { blockOf, saysTheSame, setStatuses, type Block, type StatusWriting } from "./status.ts";
import type { UndoEntry, Undone } from "./undo.ts";

/** Gives the status back that entries (newest first) have found, unless it was changed since. A firing stays, whoever asks (A035). */
export async function undoStatuses(
  tx: Tx,
  actor: Actor,
  entries: readonly UndoEntry[],
  undoId: string,
): Promise<Undone> {
  const present = await findPresent(
    tx,
    entries.map(({ contactId }) => contactId),
  );
  const kept = new Set<string>();
  const writings = new Map<string, StatusWriting>();
  for (const { contactId, change } of entries) {
    const now = present.get(contactId);
    const [before, after] = sidesOf(change ?? {}, now);
    if (!now || !before || !after || after.status === "fired" || !areTheSame(now, after)) kept.add(contactId);
    else {
      writings.set(contactId, { id: contactId, status: before.status, ...before.block });
      present.set(contactId, before);
    }
  }
  const asked = [...writings.values()];
  const written = await setStatuses(tx, actor, asked, undoId, "none");
  written.forEach((one, index) => {
    const id = asked[index]?.id;
    if (one.outcome === "refused" && id) kept.add(id);
  });
  return { done: written.filter(({ outcome }) => outcome !== "refused").length, kept: [...kept] };
}

interface Standing {
  status: Status;
  block: Block | null;
}

async function findPresent(tx: Tx, ids: readonly string[]): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<Standing & { id: string }>`
    select contacts.id, status, ${blockOf} as block from contacts
    where id = any(${ids}::uuid[]) and live order by id for no key update`.execute(tx);
  return new Map(rows.rows.map(({ id, status, block }) => [id, { status, block }]));
}

/** Before and after of an entry. Where the status moved and no block is named there was nothing to tell of one, neither before nor after. */
function sidesOf(change: Change, now: Standing | undefined): [Standing | undefined, Standing | undefined] {
  if (!now) return [undefined, undefined];
  const { status, blocked } = change;
  const side = (at: 0 | 1): Standing => {
    const [then, block] = [status ? status[at] : now.status, blocked?.[at] ?? null];
    return { status: isStatus(then) ? then : now.status, block: isBlock(block) ? block : null };
  };
  return [side(0), side(1)];
}

function isStatus(value: unknown): value is Status {
  return value === "active" || value === "blocked" || value === "fired";
}

function isBlock(value: unknown): value is Block {
  return typeof value === "object" && value !== null && "reason" in value;
}

function areTheSame(a: Standing, b: Standing): boolean {
  return a.status === b.status && saysTheSame(a.block, b.block);
}
