import { Type } from "typebox";
import { Id, Link, orNull, Pair, Text, Time } from "../http/shapes.ts";

export const HistoryEntry = Type.Object({
  id: Id,
  at: Time,
  /** Null: the installation itself, or somebody who was not signed in. */
  actor: orNull(Link),
  action: Type.String(),
  batch: orNull(Id),
  /** Field → [before, after]; links with their names. */
  change: Type.Record(Type.String(), Pair),
});

/** `after` is the last entry seen; 50 at a time unless said. */
export const HistoryQuery = Type.Object({
  after: Type.Optional(Text(100)),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});

export const HistoryReply = Type.Object({ items: Type.Array(HistoryEntry), next: orNull(Type.String()) });

/** A record and an entry of its history. */
export const ByEntry = Type.Object({ id: Id, entry: Id });

/** One field of the entry; left out: all of them. */
export const RevertBody = Type.Object({ field: Type.Optional(Text(60)) });
