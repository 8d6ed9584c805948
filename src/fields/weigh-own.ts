import type { Actor } from "../access/actor.ts";
import { bareKey, isOwnKey, ownKey, type OwnedBy } from "../database/own-field.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { Fault } from "../http/refusal.ts";
import { changedOwn, ownFaults, ownLinkFaults } from "./own-rules.ts";
import type { OwnValues } from "./own-values.ts";
import { findTakenOwn } from "./unique-own.ts";

/** Records whose own fields are for all of them, whoever they are. */
type Weighable = Exclude<OwnedBy, "contacts">;

/** What the definitions have against the values of a record after a change; `known` are the ids that its links may lead to. */
export function faultsOfOwn(
  actor: Actor,
  on: Weighable,
  { id, before, after }: { id: string; before: OwnValues | undefined; after: OwnValues },
  known: ReadonlySet<string>,
): Fault[] {
  const changed = changedOwn(before ?? {}, after);
  return [
    ...ownFaults(actor.own[on], after, changed, { kind: undefined, isNew: before === undefined, demands: "form" }),
    ...ownLinkFaults(actor.own[on], id, after, changed, known),
  ];
}

/** The own values that are another, as the journal names them. */
export function ownDifference(before: OwnValues, after: OwnValues): [string, Change[string]][] {
  return [...changedOwn(before, after)].map((key) => [ownKey(key), [before[key] ?? null, after[key] ?? null]]);
}

type Outcome =
  | { outcome: "create"; id: string; after: { own: OwnValues } }
  | { outcome: "update"; id: string; after: { own: OwnValues }; difference: Change }
  | { outcome: "unchanged" | "refused" };

/** Of what a set would write, by id: values that another record has already, or another of the set. */
export async function ownTwins(
  tx: Tx,
  actor: Actor,
  on: Weighable,
  weighed: readonly Outcome[],
): Promise<Map<string, Fault[]>> {
  const standing = weighed.flatMap((one) => {
    if (one.outcome === "create")
      return [{ id: one.id, after: one.after.own, changed: new Set(Object.keys(one.after.own)) }];
    if (one.outcome !== "update") return [];
    const changed = Object.keys(one.difference).filter(isOwnKey).map(bareKey);
    return [{ id: one.id, after: one.after.own, changed: new Set(changed) }];
  });
  const taken = await findTakenOwn(tx, on, actor.own[on], standing);
  const faults = new Map<string, Fault[]>();
  for (const { id, fault } of taken) faults.set(id, [...(faults.get(id) ?? []), fault]);
  return faults;
}
