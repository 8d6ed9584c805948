import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { isCleanText } from "../values/text.ts";
import type { createTag as declared, TagColor } from "./api.ts";
import { checkAtRest, lockTags } from "./move.ts";
import { tagKey, tagName } from "./name.ts";
import { showTag, type Tag } from "./show.ts";

/** Makes a tag by hand: a word of the whole team, offered to everybody before anybody bears it. */
export async function createTag(
  tx: Tx,
  actor: Actor,
  { name: given, color = "", anew = false }: BodyOf<typeof declared>,
): Promise<Tag> {
  const name = checkedName(given);
  const bearer = await findBearer(tx, name);
  const taken = bearer && (await whoseName(tx, actor, bearer));
  if (taken && (bearer.id === taken.id || !anew)) refuseName(bearer.id === taken.id ? "tagTaken" : "tagLeads", taken);
  const id = bearer && taken ? await setFree(tx, bearer.id, name, color) : await insertTag(tx, actor, name, color);
  await recordChanges(tx, actor, [{ subjectKind: "tag", subjectId: id, action: "created" }]);
  return showTag(tx, actor, id);
}

/** Renames or colors a tag, whoever bears it: one row, however many. What it was called goes on meaning it. */
export async function updateTag(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  change: { name?: string; color?: TagColor },
): Promise<Tag> {
  const [before] = await lockTags(tx, [id]);
  if (!before) refuseAsAbsent();
  if (before.version !== version) refuse(412, "stale", { members: { current: await showTag(tx, actor, id) } });
  const name = change.name === undefined ? before.name : checkedName(change.name);
  const color = change.color ?? before.color;
  const difference: Change = {
    ...(name !== before.name && { name: [before.name, name] }),
    ...(color !== before.color && { color: [before.color, color] }),
  };
  if (Object.keys(difference).length === 0) return showTag(tx, actor, id);
  if (name !== before.name) await rename(tx, actor, { id, from: before.name, to: name });
  await sql`
    update tags set color = ${color}, is_common = true, version = version + 1, updated_at = now() where id = ${id}`.execute(
    tx,
  );
  await recordChanges(tx, actor, [{ subjectKind: "tag", subjectId: id, action: "updated", change: difference }]);
  return showTag(tx, actor, id);
}

async function rename(tx: Tx, actor: Actor, { id, from, to }: { id: string; from: string; to: string }): Promise<void> {
  // What is being moved is known by its name in what has been written of it.
  await checkAtRest(tx, [id]);
  if (tagKey(from) === tagKey(to)) return setName(tx, id, to);
  const bearer = await findBearer(tx, to);
  if (bearer && bearer.meansId !== id) refuseName("tagTaken", await whoseName(tx, actor, bearer));
  // One of its own former names: the two change places.
  if (bearer) await setName(tx, bearer.id, `${to} ${bearer.id}`);
  await setName(tx, id, to);
  if (bearer) await setName(tx, bearer.id, from);
  else await sql`insert into tags (name, merged_into_id, leads_to_id) values (${from}, ${id}, ${id})`.execute(tx);
}

async function setName(tx: Tx, id: string, name: string): Promise<void> {
  await sql`update tags set name = ${name} where id = ${id}`.execute(tx);
}

function checkedName(given: string): string {
  if (!isCleanText(given)) refuseField("/name", "text");
  const name = tagName(given);
  if (name === "") refuseField("/name", "required");
  return name;
}

/** Beside the tag that has the name, so that they can be merged. */
function refuseName(code: "tagTaken" | "tagLeads", current: Tag): never {
  const params = { name: current.name };
  refuse(409, code, { params, faults: [{ pointer: "/name", code, params }], members: { current } });
}

interface Bearer {
  id: string;
  meansId: string;
}

/** The row that has this name, of today or a former one; locked, so that nobody takes it meanwhile. */
async function findBearer(tx: Tx, name: string): Promise<Bearer | undefined> {
  const found = await sql<Bearer>`
    select id, means_id as "meansId" from tags
    where lower(name) = lower(${name}::text collate "und-x-icu") and deleted_at is null for no key update`.execute(tx);
  return found.rows[0];
}

async function whoseName(tx: Tx, actor: Actor, { meansId }: Bearer): Promise<Tag> {
  return showTag(tx, actor, meansId);
}

/** 409 for whoever comes second with a name that is being made at this moment. */
async function insertTag(tx: Tx, actor: Actor, name: string, color: TagColor): Promise<string> {
  const made = await sql<{ id: string }>`
    insert into tags (name, color, is_common, made_by_id) values (${name}, ${color}, true, ${actor.id})
    on conflict do nothing returning id`.execute(tx);
  return made.rows[0]?.id ?? refuse(409, "conflict");
}

/** A former name becomes a tag of its own again, with the names that had led to it. */
async function setFree(tx: Tx, id: string, name: string, color: TagColor): Promise<string> {
  await sql`
    update tags set name = ${name}, color = ${color}, is_common = true, merged_into_id = null, leads_to_id = null,
      version = version + 1, updated_at = now() where id = ${id}`.execute(tx);
  await leadBelow(tx, [id]);
  return id;
}

/** Has all that was taken over by these tags, at whatever remove, lead to them. */
export async function leadBelow(tx: Tx, roots: readonly string[]): Promise<void> {
  await sql`
    with recursive below (id, root) as (
      select t.id, t.merged_into_id from tags t where t.merged_into_id = any(${roots}::uuid[])
      union all select t.id, below.root from tags t join below on t.merged_into_id = below.id)
    update tags set leads_to_id = below.root from below where tags.id = below.id`.execute(tx);
}
