import { Type, type Static } from "typebox";
import { Value } from "typebox/value";
import type { Batch } from "../audit/batches.ts";

/** What a batch hands over, as it is kept with it. */
const HandOver = Type.Object({
  leaver: Type.String(),
  contactsTo: Type.Optional(Type.String()),
  companiesTo: Type.Optional(Type.String()),
  assignedTo: Type.Optional(Type.String()),
});
export type HandOver = Static<typeof HandOver>;

export function handOverOf(batch: Batch): HandOver {
  if (!Value.Check(HandOver, batch.wish))
    throw new Error(`batch ${batch.id} holds another shape than this program writes`);
  return batch.wish;
}
