import { isDeepStrictEqual } from "node:util";
import type { Actor } from "../access/actor.ts";
import type { AuditAction } from "../audit/actions.ts";
import type { AuditEntry } from "../audit/record.ts";
import type { OwnedBy } from "../database/own-field.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { OwnValues } from "../fields/own-values.ts";
import { ownDifference, ownTwins } from "../fields/weigh-own.ts";
import type { Fault } from "../http/refusal.ts";

/** A writing that is not done, as HTTP tells it. */
export interface Refused {
  outcome: "refused";
  status: number;
  code: string;
  faults: Fault[];
}

/** What would become of one writing of a set. */
export type Weighed<Values> =
  | Refused
  | { outcome: "create"; id: string; after: Values }
  | { outcome: "update"; id: string; version: number; after: Values; difference: Change }
  | { outcome: "unchanged"; id: string; version: number; after: Values };

/** What became of it; the version is the one that stands now. */
export type Written = Refused | { outcome: "created" | "updated" | "unchanged"; id: string; version: number };

/** The values of a kind of record: its standard fields, and the installation's own. */
interface Valued {
  own: OwnValues;
}

export function refused(status: number, code: string, faults: Fault[] = []): Refused {
  return { outcome: "refused", status, code, faults };
}

/** These fields are not the actor's to write. */
export function notAllowed(...keys: readonly string[]): Refused {
  return refused(
    403,
    "notAllowed",
    keys.map((key) => ({ pointer: `/${key}`, code: "notAllowed" })),
  );
}

/** A record that is there, changed as far as the values are others than before. */
export function asChanged<Values extends Valued>(
  { id, version, values: before }: { id: string; version: number; values: Values },
  after: Values,
  keys: readonly (string & keyof Values)[],
): Weighed<Values> {
  const changed = keys.filter((key) => !isDeepStrictEqual(before[key], after[key]));
  const difference: Change = Object.fromEntries([
    ...changed.map((key): [string, Change[string]] => [key, [before[key], after[key]]]),
    ...ownDifference(before.own, after.own),
  ]);
  return Object.keys(difference).length === 0
    ? { outcome: "unchanged", id, version, after }
    : { outcome: "update", id, version, after, difference };
}

/** Refuses values of own fields that another record has already. */
export async function withoutTwins<Values extends Valued>(
  tx: Tx,
  actor: Actor,
  on: Exclude<OwnedBy, "contacts">,
  weighed: readonly Weighed<Values>[],
): Promise<Weighed<Values>[]> {
  const twins = await ownTwins(tx, actor, on, weighed);
  return weighed.map((one) => {
    const faults = "id" in one ? twins.get(one.id) : undefined;
    return faults ? refused(422, "invalid", faults) : one;
  });
}

/** What the journal keeps of a set. */
export function entriesOf<Values>(
  subjectKind: AuditEntry["subjectKind"],
  weighed: readonly Weighed<Values>[],
  updatedAs: AuditAction,
): AuditEntry[] {
  return weighed.flatMap((one): AuditEntry[] => {
    if (one.outcome === "create") return [{ subjectKind, subjectId: one.id, action: "created" }];
    if (one.outcome !== "update") return [];
    return [{ subjectKind, subjectId: one.id, action: updatedAs, change: one.difference }];
  });
}

/** Once it is stored. */
export function asWritten<Values>(one: Weighed<Values>): Written {
  if (one.outcome === "create") return { outcome: "created", id: one.id, version: 1 };
  if (one.outcome === "update") return { outcome: "updated", id: one.id, version: one.version + 1 };
  return one;
}
