import { sql, type SqlBool } from "kysely";
import { Type, type Static } from "typebox";
import { Value } from "typebox/value";
import type { Batch } from "../audit/batches.ts";

/** What a batch hands over, as it is kept with it. */
const HandOver = Type.Object({
  leaver: Type.String(),
  contactsTo: Type.Optional(Type.String()),
  companiesTo: Type.Optional(Type.String()),
  opportunitiesTo: Type.Optional(Type.String()),
  assignedTo: Type.Optional(Type.String()),
  tasksTo: Type.Optional(Type.String()),
});
export type HandOver = Static<typeof HandOver>;

/** The WHERE of opportunities that somebody still has to look after: what is won or lost stays whose it was. */
export const isOpen = sql<SqlBool>`(opportunities.deleted_at is null and exists (
  select from stages s where s.id = opportunities.stage_id and s.kind = 'open'))`;

/** The same of tasks. */
export const isToDo = sql<SqlBool>`(tasks.deleted_at is null and tasks.done_at is null)`;

export function handOverOf(batch: Batch): HandOver {
  if (!Value.Check(HandOver, batch.wish))
    throw new Error(`batch ${batch.id} holds another shape than this program writes`);
  return batch.wish;
}
