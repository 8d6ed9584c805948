import { Type, type Static } from "typebox";
import type { Tx } from "../database/transaction.ts";
import { Id } from "../http/shapes.ts";
import type { Actor } from "./actor.ts";

/** The kinds of records that are found by typing, and remembered as opened; a further one is named here and handed in by `app.ts`. */
export const foundKinds = ["contact", "company", "opportunity", "equipment", "group"] as const;
export type FoundKind = (typeof foundKinds)[number];

/** A record in a line or two, whatever it is. */
export const FoundRecord = Type.Object({
  kind: Type.Enum([...foundKinds]),
  id: Id,
  title: Type.String(),
  subtitle: Type.String(),
  status: Type.Optional(Type.String()),
  picture: Type.Optional(Type.String()),
});
export type FoundRecord = Static<typeof FoundRecord>;

export interface Found {
  record: FoundRecord;
  /** 0: this very name, address or number; 1: it begins so; 2: it holds what was typed; 3: it is called nearly so. */
  rank: number;
}

export interface Sought {
  text: string;
  limit: number;
  /** Ids of the kind that the actor has opened lately, the latest first: they stand before others that are as close. */
  opened: readonly string[];
}

/** How records of a kind are found, said by the room that has them. */
export interface Findable {
  kind: FoundKind;
  /** E-mails are people's alone, and of all kinds they have the most room. */
  isPeople: boolean;
  /** Those that hold what was typed, the closest first; only what the actor sees. */
  find: (tx: Tx, actor: Actor, sought: Sought) => Promise<Found[]>;
  /** Those of the ids that are there and that the actor sees, in any order. */
  show: (tx: Tx, actor: Actor, ids: readonly string[]) => Promise<FoundRecord[]>;
}
