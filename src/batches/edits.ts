import type { Actor } from "../access/actor.ts";
import type { Batch } from "../audit/batches.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import type { Refused, Written } from "../records/weighed.ts";
import { outcomesOf, type Item, type Outcome } from "./items.ts";

/** Of a set what is to be written, and who is left out. */
export interface Composed<Writing> {
  writings: Writing[];
  refused: Outcome[];
}

type Judged = Refused | { outcome: "create" | "update" | "unchanged" };

/** What a kind of record knows of its edits: they go the room's own write path. */
interface Kind<Writing> {
  compose(tx: Tx, batch: Batch, items: readonly Item[]): Promise<Composed<Writing>>;
  weigh(tx: Tx, actor: Actor, writings: readonly Writing[]): Promise<readonly Judged[]>;
  write(tx: Tx, actor: Actor, writings: readonly Writing[], batchId: string): Promise<readonly Written[]>;
}

type Work<Result> = (tx: Tx, actor: Actor, batch: Batch, items: readonly Item[]) => Promise<Result>;

/** How a kind of record is edited in sets. */
export interface Edits {
  /** What is wrong with a change is mostly wrong for all: said at once (422) where it is so for the first of them. */
  check: Work<void>;
  /** Who cannot be edited is left out with the reason. */
  asFarAsPossible: Work<Outcome[]>;
  /** The same, but a change that is wrong for one of them is refused for all (422), and nothing is written. */
  whole: Work<Outcome[]>;
}

export function editsOf<Writing extends { id: string }>({ compose, weigh, write }: Kind<Writing>): Edits {
  return {
    async check(tx, actor, batch, items) {
      const weighed = await weigh(tx, actor, (await compose(tx, batch, items)).writings);
      if (weighed.every(({ outcome }) => outcome === "refused")) refuseFaults(weighed);
    },
    async asFarAsPossible(tx, actor, batch, items) {
      const { writings, refused } = await compose(tx, batch, items);
      return [...refused, ...outcomesOf(writings, await write(tx, actor, writings, batch.id))];
    },
    async whole(tx, actor, batch, items) {
      const { writings, refused } = await compose(tx, batch, items);
      const written = await write(tx, actor, writings, batch.id);
      refuseFaults(written);
      return [...refused, ...outcomesOf(writings, written)];
    },
  };
}

function refuseFaults(written: readonly (Judged | Written)[]): void {
  for (const one of written)
    if (one.outcome === "refused" && one.status === 422) refuse(one.status, one.code, { faults: one.faults });
}
