import { isDeepStrictEqual } from "node:util";
import type { Actor } from "../access/actor.ts";
import { canCompany } from "../access/reachable.ts";
import type { Tx } from "../database/transaction.ts";
import type { Fault } from "../http/refusal.ts";
import { ownDefaults, settleOwn } from "../fields/own-rules.ts";
import { faultsOfOwn } from "../fields/weigh-own.ts";
import { nameTags } from "../tags/name-tags.ts";
import { asChanged, notAllowed, refused, withoutTwins, type Weighed } from "../records/weighed.ts";
import { newId } from "../values/uuid.ts";
import { findTaken } from "./domains/taken.ts";
import type { CompanyChange } from "./fields.ts";
import { findLinks, loadCompanies, type Links, type LoadedCompany, type Owners } from "./load.ts";
import { findStaff, roleFaults, settleManagers, type Staff } from "./managers.ts";
import { deepest, findWrongPlaces } from "./tree.ts";
import { checkChange, noValues, type CompanyValues } from "./values.ts";

export interface CompanyWriting {
  /** null: a new company. */
  id: string | null;
  /** Held against the record when given; a stale one is refused. */
  version?: number;
  change: CompanyChange;
}

export type WeighedCompany = Weighed<CompanyValues>;

/** Says what would become of each writing, by the rules and the actor's rights; writes nothing. A company stands in a set once. */
export async function weighCompanies(
  tx: Tx,
  actor: Actor,
  writings: readonly CompanyWriting[],
  owners: Owners,
): Promise<WeighedCompany[]> {
  const checked = writings.map(({ change }) => checkChange(change, actor.own.companies));
  const loaded = await loadCompanies(
    tx,
    writings.flatMap(({ id }) => id ?? []),
  );
  const unknownTags = await nameTags(
    tx,
    actor,
    checked.map(({ values }) => values),
  );
  const links = await findLinks(
    tx,
    actor,
    checked.map(({ values }) => values),
    owners,
  );
  const staff = await findStaff(
    tx,
    actor,
    writings.map(({ id }, index) => peopleOf(id === null ? undefined : loaded.get(id), checked[index]?.values)),
  );
  const weighed = writings.map((writing, index): WeighedCompany => {
    const { values, faults: wrong } = checked[index] ?? { values: {}, faults: [] };
    const faults = [...wrong, ...(unknownTags.get(values) ?? [])];
    return writing.id === null
      ? weighNew(actor, values, faults, links)
      : weighOld(actor, writing, loaded.get(writing.id), values, faults, { links, staff });
  });
  const untaken = await withoutTaken(tx, actor, weighed, loaded);
  return withoutTwins(tx, actor, "companies", await withoutCircles(tx, untaken));
}

/** Whom a change names as doing something for a company, and who does it. */
function peopleOf(company: LoadedCompany | undefined, { managers, defaultContact }: Partial<CompanyValues> = {}) {
  const named = (managers ?? []).map(({ contact }) => contact);
  const standing = managers ? (company?.values.managers ?? []).map(({ contact }) => contact) : [];
  return {
    company: company?.id ?? "",
    people: [...new Set([...named, ...standing, ...(defaultContact ? [defaultContact] : [])])],
  };
}

function weighNew(
  actor: Actor,
  values: Partial<CompanyValues>,
  faults: readonly Fault[],
  links: Links,
): WeighedCompany {
  const mine = { id: "", ownerId: actor.id };
  if (!canCompany(actor, "create", mine)) return refused(403, "notAllowed");
  if (values.owner !== undefined && values.owner !== actor.id && !canCompany(actor, "assign", mine))
    return notAllowed("owner");
  const nameless = values.name === undefined ? [{ pointer: "/name", code: "required" }] : [];
  const fields = actor.own.companies;
  const own = settleOwn(fields, ownDefaults(fields, undefined), values.own ?? {});
  const wrong = [
    ...faults,
    ...nameless,
    ...linkFaults(values, noValues, links),
    ...roleFaults("", values, noValues, new Map()),
    ...faultsOfOwn(actor, "companies", { id: "", before: undefined, after: own }, links.own),
  ];
  if (wrong.length > 0) return refused(422, "invalid", wrong);
  return {
    outcome: "create",
    id: newId(),
    after: { ...noValues, owner: actor.kind === "agent" ? actor.id : null, ...values, own },
  };
}

function weighOld(
  actor: Actor,
  { version, change }: CompanyWriting,
  company: LoadedCompany | undefined,
  values: Partial<CompanyValues>,
  faults: readonly Fault[],
  { links, staff }: { links: Links; staff: Staff },
): WeighedCompany {
  if (!company || !canCompany(actor, "see", company)) return refused(404, "absent");
  if (!canCompany(actor, "edit", company)) return refused(403, "notAllowed");
  const movesOwner = change.owner !== undefined && change.owner !== company.ownerId;
  if (movesOwner && !canCompany(actor, "assign", company)) return notAllowed("owner");
  const raised = actor.kind === "client" ? teamsOwn.filter((key) => change[key] !== undefined) : [];
  if (raised.length > 0) return notAllowed(...raised);
  if (version !== undefined && version !== company.version) return refused(412, "stale");
  const own = settleOwn(actor.own.companies, company.values.own, values.own ?? {});
  const wrong = [
    ...faults,
    ...linkFaults(values, company.values, links),
    ...roleFaults(company.id, values, company.values, staff),
    ...faultsOfOwn(actor, "companies", { id: company.id, before: company.values.own, after: own }, links.own),
  ];
  if (wrong.length > 0) return refused(422, "invalid", wrong);
  const managers = settleManagers(company.id, values.managers, company.values, staff);
  const after = { ...company.values, ...values, managers, own };
  return asChanged(company, after, standardKeys);
}

/** By which people would reach more: nobody of the company itself writes them. */
const teamsOwn = ["domains", "managers", "defaultContact"] as const;

/** Links must lead somewhere the actor may go; a link that stood already may stay. */
function linkFaults(values: Partial<CompanyValues>, before: CompanyValues, links: Links): Fault[] {
  const { owner, parent } = values;
  return [
    ...(owner && owner !== before.owner && !links.agents.has(owner)
      ? [{ pointer: "/owner", code: "personUnknown" }]
      : []),
    ...(parent && parent !== before.parent && !links.parents.has(parent)
      ? [{ pointer: "/parent", code: "companyUnknown" }]
      : []),
  ];
}

const standardKeys = [
  "name",
  "site",
  "emails",
  "phones",
  "addresses",
  "description",
  "industry",
  "taxNumber",
  "tags",
  "owner",
  "parent",
  "minutesPerMonth",
  ...teamsOwn,
] as const;

/** Domains that another company has already: those that were not its own before. */
async function withoutTaken(
  tx: Tx,
  actor: Actor,
  weighed: readonly WeighedCompany[],
  loaded: ReadonlyMap<string, LoadedCompany>,
): Promise<WeighedCompany[]> {
  const claims = weighed.flatMap((one) => {
    if (one.outcome !== "create" && one.outcome !== "update") return [];
    return isDeepStrictEqual(one.after.domains, loaded.get(one.id)?.values.domains ?? [])
      ? []
      : [{ id: one.id, domains: one.after.domains }];
  });
  const taken = await findTaken(tx, actor, claims);
  return weighed.map((one) => {
    const faults = "id" in one ? taken.get(one.id) : undefined;
    return faults ? refused(409, "domainTaken", faults) : one;
  });
}

async function withoutCircles(tx: Tx, weighed: readonly WeighedCompany[]): Promise<WeighedCompany[]> {
  const moved = weighed.flatMap((one) =>
    (one.outcome === "create" || (one.outcome === "update" && one.difference["parent"])) && one.after.parent
      ? [{ id: one.id, parent: one.after.parent }]
      : [],
  );
  const wrong = await findWrongPlaces(tx, moved);
  return weighed.map((one) => {
    const code = "id" in one ? wrong.get(one.id) : undefined;
    if (!code) return one;
    return refused(422, "invalid", [{ pointer: "/parent", code, params: { limit: deepest } }]);
  });
}
