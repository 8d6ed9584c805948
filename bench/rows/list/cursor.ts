import type { Caller } from "../../app/caller.ts";
import type { Ground } from "../../ground.ts";
import { keyOf } from "./bare-list.ts";

/**
 * The cursor of a page far down, without walking there: the API gives one of the first page, which tells its seal; the place
 * comes from the database, by OFFSET. Answers with the values of the order at that place, too.
 */
export async function cursorAt(
  { engine }: Ground,
  caller: Caller,
  list: {
    query: string;
    order: readonly string[];
    direction: "asc" | "desc";
    where: string;
    values: readonly unknown[];
  },
  depth: number,
): Promise<{ cursor: string; after: string[] } | undefined> {
  const first: { next: string | null } = await caller.json(`/contacts?${list.query}&limit=1&count=none&fields=id`);
  if (first.next === null) return undefined;
  const [seal]: string[] = JSON.parse(Buffer.from(first.next, "base64url").toString());
  const keys = [...list.order, "id"].map((column) => keyOf(column).of);
  const { rows } = await engine.query({
    text: `select ${keys.map((key) => `(${key})::text`).join(", ")} from contacts c where c.live and ${list.where}
      order by ${keys.map((key) => `${key} ${list.direction}`).join(", ")} offset ${depth} limit 1`,
    values: [...list.values],
    rowMode: "array",
  });
  const after: string[] | undefined = rows[0];
  if (!after) return undefined;
  return { cursor: Buffer.from(JSON.stringify([seal, ...after])).toString("base64url"), after };
}
