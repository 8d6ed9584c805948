import { Type, type Static } from "typebox";
import { Value } from "typebox/value";
import type { Action } from "../access/grants.ts";
import type { Batch } from "../audit/batches.ts";

/** What is done to a piece with all that is below it, as batches call it, by the right it takes. */
const rights: Readonly<Record<string, Action>> = {
  moveEquipment: "edit",
  retireEquipment: "edit",
  reviveEquipment: "edit",
  transferEquipment: "assign",
};

export function rightOfTreeAction(action: string): Action | undefined {
  return Object.hasOwn(rights, action) ? rights[action] : undefined;
}

const Holder = { company: Type.Union([Type.String(), Type.Null()]), contact: Type.Union([Type.String(), Type.Null()]) };

/** A tree that changes hands, as it is kept with its batch. */
const Gift = Type.Object({
  root: Type.String(),
  ...Holder,
  /** What it is a part of there; null: it stands on top. */
  parent: Type.Union([Type.String(), Type.Null()]),
  /** YYYY-MM-DD. */
  from: Type.String(),
  /** Whose it was when that was asked for. */
  was: Type.Object(Holder),
});
export type Gift = Static<typeof Gift>;

export function giftOf({ id, wish }: Batch): Gift {
  if (!Value.Check(Gift, wish)) throw new Error(`batch ${id} holds another shape than this program writes`);
  return wish;
}
