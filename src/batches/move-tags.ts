import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { endBatch, moveBatch, openRunningBatch, type Batch } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf, ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { closeTags, endMove, reviveTags } from "../tags/end-move.ts";
import { checkAtRest, lockTags, tagMoveOf, type TagAction, type TagMove } from "../tags/move.ts";
import { moveTags, taggedCompanies, taggedContacts } from "../tags/retag.ts";
import { showTag } from "../tags/show.ts";
import { askForSteps } from "./chain.ts";
import { askForCleaning } from "./clean-batches.ts";
import { setSize } from "./set-size.ts";
import type { mergeTags as declared } from "../tags/api.ts";

type Begun = ReplyOf<typeof declared>;

/** Merges tags into another one: until the last who bears them has been written they are tags like others, then their names mean that one. */
export async function mergeTags(tx: Tx, actor: Actor, { tags, into }: BodyOf<typeof declared>): Promise<Begun> {
  if (tags.includes(into)) refuseField("/into", "twice");
  const locked = await lockTags(tx, [...tags, into]);
  const named = locked.map(({ id, name }) => ({ id, name }));
  return begin(tx, actor, "mergeTags", {
    from: named.filter(({ id }) => id !== into),
    into: named.find(({ id }) => id === into) ?? null,
  });
}

/** Takes a tag off everybody, and deletes it. */
export async function deleteTag(tx: Tx, actor: Actor, id: string, version: number): Promise<Begun> {
  const [tag] = await lockTags(tx, [id]);
  if (tag?.version !== version) refuse(412, "stale", { members: { current: await showTag(tx, actor, id) } });
  return begin(tx, actor, "deleteTag", { from: [{ id, name: tag.name }], into: null });
}

async function begin(tx: Tx, actor: Actor, action: TagAction, move: TagMove): Promise<Begun> {
  await checkAtRest(tx, idsOf(move));
  const total = await countBearers(tx, move);
  const opening = { subjectKind: "contact", action, wish: move, total };
  const batch = await openRunningBatch(tx, actor, opening);
  await askForCleaning(tx);
  const { next, done } = total > setSize ? { next: batch.id, done: 0 } : await moveTagsNext(tx, actor, batch);
  if (next !== null) await askForSteps(tx, batch.id);
  else await endBatch(tx, batch.id, "done");
  return { batch: batch.id, state: next === null ? "done" : "running", total, done };
}

/** An id that stands before everybody's. */
const fromTheStart = "00000000-0000-0000-0000-000000000000";

/**
 * Writes the next set of those who bear the tags, and moves the checkpoint. Nobody has been written down beforehand: whoever
 * gets one of them meanwhile is met as well. The end comes when nobody can be given one any more and nobody bears one.
 */
export async function moveTagsNext(tx: Tx, actor: Actor, batch: Batch): Promise<{ done: number; next: string | null }> {
  const move = tagMoveOf(batch);
  const from = move.from.map(({ id }) => id);
  const where = { after: batch.reached, size: setSize, batchId: batch.id };
  const people = await moveTags(tx, actor, taggedContacts, move, where);
  // Companies come when no people are left; what is written bears the tag no more, so that they begin anew with each set.
  const rest = setSize - people.done;
  const companies =
    rest > 0
      ? await moveTags(tx, actor, taggedCompanies, move, { ...where, after: null, size: rest })
      : { done: 0, last: null };
  const [done, last] = [people.done + companies.done, people.last];
  if (done < setSize && (await closeTags(tx, from)) === "free") {
    await moveBatch(tx, batch.id, { done, reached: last });
    await endMove(tx, actor, move);
    return { done, next: null };
  }
  const next = done < setSize ? fromTheStart : (last ?? fromTheStart);
  await moveBatch(tx, batch.id, { done, reached: next });
  return { done, next };
}

/** Before a move is taken back its tags are tags of today again, and nothing else may be moving them. */
export async function beginTagsBack(tx: Tx, actor: Actor, batch: Batch, undoId: string): Promise<void> {
  const move = tagMoveOf(batch);
  await sql`select from tags where id = any(${idsOf(move)}::uuid[]) order by id for no key update`.execute(tx);
  await checkAtRest(tx, idsOf(move), undoId);
  await reviveTags(tx, actor, move);
}

function idsOf({ from, into }: TagMove): string[] {
  return [...from, ...(into ? [into] : [])].map(({ id }) => id);
}

/** By the index of the tags alone: a tenth of a second for a million. */
async function countBearers(tx: Tx, { from }: TagMove): Promise<number> {
  const ids = from.map(({ id }) => id);
  const found = await sql<{ count: number }>`
    select ((select count(distinct contact_id) from contact_tags where tag_id = any(${ids}::uuid[]))
      + (select count(distinct company_id) from company_tags where tag_id = any(${ids}::uuid[])))::int as count`.execute(
    tx,
  );
  return found.rows[0]?.count ?? 0;
}
