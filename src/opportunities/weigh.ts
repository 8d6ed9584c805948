import type { Actor } from "../access/actor.ts";
import { canOpportunity } from "../access/reachable.ts";
import { ownDefaults, settleOwn } from "../fields/own-rules.ts";
import { faultsOfOwn } from "../fields/weigh-own.ts";
import type { Fault } from "../http/refusal.ts";
import { asChanged, notAllowed, refused, type Weighed } from "../records/weighed.ts";
import { newId } from "../values/uuid.ts";
import type { OpportunityChange } from "./fields.ts";
import type { Links, LoadedOpportunity } from "./load.ts";
import type { Beside } from "./places.ts";
import { valueKeys, type OpportunityValues } from "./values.ts";

export interface OpportunityWriting {
  /** null: a new opportunity. */
  id: string | null;
  /** Held against the record when given; a stale one is refused. */
  version?: number;
  change: OpportunityChange;
  /** Its new place in its stage; left out where it is none, the stage's top when it comes from another. */
  beside?: Beside | undefined;
  /** Puts it to the top of its stage. */
  toTop?: boolean;
}

export type WeighedOpportunity = Weighed<OpportunityValues>;

interface Checked {
  values: Partial<OpportunityValues>;
  faults: readonly Fault[];
}

/** What would become of something new, by the rules and the actor's rights. */
export function weighNew(actor: Actor, { values, faults }: Checked, links: Links): WeighedOpportunity {
  const mine = { id: "", ownerId: actor.id };
  if (!canOpportunity(actor, "create", mine)) return refused(403, "notAllowed");
  if (values.owner !== undefined && values.owner !== actor.id && !canOpportunity(actor, "assign", mine))
    return notAllowed("owner");
  const before: OpportunityValues = {
    name: "",
    contacts: [],
    company: null,
    stage: links.firstStage,
    probability: null,
    amount: null,
    currency: links.currency,
    closeDate: null,
    owner: actor.id,
    description: "",
    lostReason: "",
    own: {},
  };
  const fields = actor.own.opportunities;
  const own = settleOwn(fields, ownDefaults(fields, undefined), values.own ?? {});
  const after = { ...before, ...values, own };
  const nameless = values.name === undefined ? [{ pointer: "/name", code: "required" }] : [];
  const wrong = [
    ...faults,
    ...nameless,
    ...linkFaults(values, before, links),
    ...reasonFaults(undefined, after, links),
    ...faultsOfOwn(actor, "opportunities", { id: "", before: undefined, after: own }, links.own),
  ];
  return wrong.length > 0 ? refused(422, "invalid", wrong) : { outcome: "create", id: newId(), after };
}

export function weighOld(
  actor: Actor,
  { version, change }: OpportunityWriting,
  found: LoadedOpportunity | undefined,
  { values, faults }: Checked,
  links: Links,
): WeighedOpportunity {
  if (!found || !canOpportunity(actor, "see", found)) return refused(404, "absent");
  if (!canOpportunity(actor, "edit", found)) return refused(403, "notAllowed");
  const movesOwner = change.owner !== undefined && change.owner !== found.ownerId;
  if (movesOwner && !canOpportunity(actor, "assign", found)) return notAllowed("owner");
  if (version !== undefined && version !== found.version) return refused(412, "stale");
  const before = found.values;
  const own = settleOwn(actor.own.opportunities, before.own, values.own ?? {});
  const after = { ...settled(before, values, links), own };
  const wrong = [
    ...faults,
    ...linkFaults(values, before, links),
    ...reasonFaults(before, after, links),
    ...faultsOfOwn(actor, "opportunities", { id: found.id, before: before.own, after: own }, links.own),
  ];
  if (wrong.length > 0) return refused(422, "invalid", wrong);
  return asChanged(found, after, valueKeys);
}

/**
 * Another stage has its own chance, and only what is lost has a reason for it. People whom the actor does not see stay where
 * they are behind those he has written.
 */
function settled(before: OpportunityValues, values: Partial<OpportunityValues>, links: Links): OpportunityValues {
  const moves = values.stage !== undefined && values.stage !== before.stage;
  const isLost = links.stages.get(values.stage ?? before.stage)?.kind === "lost";
  const given = values.contacts;
  const unseen = before.contacts.filter((id) => !links.people.has(id) && !given?.includes(id));
  return {
    ...before,
    ...(moves && { probability: null }),
    ...(moves && !isLost && { lostReason: "" }),
    ...values,
    ...(given && { contacts: [...given, ...unseen] }),
  };
}

/** Links must lead somewhere the actor may go; a link that stood already may stay. */
function linkFaults(values: Partial<OpportunityValues>, before: OpportunityValues, links: Links): Fault[] {
  const { owner, company, stage, contacts = [] } = values;
  const isStrange = (id: string) => !links.people.has(id) && !before.contacts.includes(id);
  return [
    ...(owner && owner !== before.owner && !links.agents.has(owner)
      ? [{ pointer: "/owner", code: "personUnknown" }]
      : []),
    ...(company && company !== before.company && !links.companies.has(company)
      ? [{ pointer: "/company", code: "companyUnknown" }]
      : []),
    ...(stage !== undefined && !links.stages.has(stage) ? [{ pointer: "/stage", code: "stageUnknown" }] : []),
    ...contacts.flatMap((id, at) => (isStrange(id) ? [{ pointer: `/contacts/${at}`, code: "personUnknown" }] : [])),
  ];
}

function reasonFaults(before: OpportunityValues | undefined, after: OpportunityValues, links: Links): Fault[] {
  const stage = links.stages.get(after.stage);
  if (!stage || (before?.stage === after.stage && before.lostReason === after.lostReason)) return [];
  if (stage.kind !== "lost") return after.lostReason === "" ? [] : [{ pointer: "/lostReason", code: "notLost" }];
  return stage.asksReason && after.lostReason === "" ? [{ pointer: "/lostReason", code: "required" }] : [];
}
