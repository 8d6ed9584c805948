import { sql } from "kysely";
import { Type, type Static } from "typebox";
import { Value } from "typebox/value";
import type { Tx } from "../database/transaction.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";

const Named = Type.Object({ id: Type.String(), name: Type.String() });

/** Tags on their way: taken off everybody who bears them, for another one or for none; as it is kept with the batch that does it. */
const TagMove = Type.Object({ from: Type.Array(Named), into: Type.Union([Named, Type.Null()]) });
export type TagMove = Static<typeof TagMove>;

/** The batches that move tags. */
const tagActions = ["mergeTags", "deleteTag"] as const;
export type TagAction = (typeof tagActions)[number];

export function isTagAction(action: string): action is TagAction {
  return tagActions.some((one) => one === action);
}

export function tagMoveOf({ id, wish }: { id: string; wish: object }): TagMove {
  if (!Value.Check(TagMove, wish)) throw new Error(`batch ${id} holds another shape than this program writes`);
  return wish;
}

export interface LockedTag {
  id: string;
  name: string;
  color: string;
  version: number;
}

/** Locks tags of today for who is about to change what they are, in order of ids; 404 where one of them is gone. They can still be given to contacts. */
export async function lockTags(tx: Tx, ids: readonly string[]): Promise<LockedTag[]> {
  const asked = [...new Set(ids)];
  const found = await sql<LockedTag>`
    select id, name, color, version from tags
    where id = any(${asked}::uuid[]) and deleted_at is null and merged_into_id is null order by id for no key update`.execute(
    tx,
  );
  if (found.rows.length < asked.length) refuseAsAbsent();
  return found.rows;
}

/** 409 while one of these is being merged, deleted or brought back, but by the batch itself: two that moved the same tag at once would chase each other. */
export async function checkAtRest(tx: Tx, ids: readonly string[], itself?: string): Promise<void> {
  const moving = await sql<{ id: string }>`
    select b.id from batches b left join batches o on o.id = b.undoes_id
    cross join lateral (select coalesce(o.wish, b.wish) as wish, coalesce(o.action, b.action) as action) as what
    where b.state = 'running' and b.id is distinct from ${itself ?? null}::uuid and what.action = any(${[...tagActions]})
      and exists (
        select from jsonb_array_elements(what.wish -> 'from' || jsonb_build_array(what.wish -> 'into')) as tag
        where tag ->> 'id' = any(${ids})) limit 1`.execute(tx);
  if (moving.rows.length > 0) refuse(409, "tagMoving");
}
