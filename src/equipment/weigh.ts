import type { Actor } from "../access/actor.ts";
import { canEquipment, type ReachedEquipment } from "../access/reach-equipment.ts";
import type { Action } from "../access/grants.ts";
import type { Tx } from "../database/transaction.ts";
import { ownDefaults, settleOwn } from "../fields/own-rules.ts";
import { faultsOfOwn, ownTwins } from "../fields/weigh-own.ts";
import type { Fault } from "../http/refusal.ts";
import { asChanged, notAllowed, refused, type Weighed } from "../records/weighed.ts";
import { newId } from "../values/uuid.ts";
import { findBadPlaces } from "./circles.ts";
import { findLinks, loadEquipment, type Links, type LoadedEquipment } from "./load.ts";
import type { Beside } from "./places.ts";
import { findTakenSerials } from "./serials.ts";
import { checkChange, noValues, valueKeys, type EquipmentValues, type FullChange } from "./values.ts";

export interface EquipmentWriting {
  /** null: a new piece. */
  id: string | null;
  /** Held against the record when given; a stale one is refused. */
  version?: number;
  change: FullChange;
  /** Its new place among its neighbours; left out: behind them where it comes to others, else as it is. */
  beside?: Beside | undefined;
  /** A right that something new must be within the reach of, beside the one to create. */
  alsoNeeds?: Action;
}

/** What will be there when something is written, and is not yet when it is weighed. */
export type Coming = Pick<Links, "companies" | "wholes">;
const nothing: Coming = { companies: new Map(), wholes: new Map() };

/** What would become of each of a set by the rules and the actor's rights; writes nothing. */
export async function weighEquipment(
  tx: Tx,
  actor: Actor,
  writings: readonly EquipmentWriting[],
  coming = nothing,
): Promise<WeighedEquipment[]> {
  const checked = writings.map(({ change }) => checkChange(change, actor.own.equipment));
  const loaded = await loadEquipment(
    tx,
    writings.flatMap(({ id }) => id ?? []),
  );
  const found = await findLinks(
    tx,
    actor,
    checked.map(({ values }) => values),
  );
  const links: Links = {
    ...found,
    companies: new Map([...found.companies, ...coming.companies]),
    wholes: new Map([...found.wholes, ...coming.wholes]),
  };
  const weighed = writings.map((writing, index): WeighedEquipment => {
    const one = checked[index] ?? { values: {}, faults: [] };
    return writing.id === null
      ? weighNew(actor, writing, one, links)
      : weighOld(actor, writing, loaded.get(writing.id), one, links);
  });
  return withoutBadPlaces(tx, actor, weighed);
}

export type WeighedEquipment = Weighed<EquipmentValues>;

interface Checked {
  values: Partial<EquipmentValues>;
  faults: readonly Fault[];
}

/** What would become of something new, by the rules and the actor's rights. */
function weighNew(
  actor: Actor,
  { alsoNeeds }: EquipmentWriting,
  { values, faults }: Checked,
  links: Links,
): WeighedEquipment {
  const whole = values.parent ? links.wholes.get(values.parent) : undefined;
  const isSaid = values.company !== undefined || values.contact !== undefined;
  const inherited = whole && !isSaid ? { company: whole.company, contact: whole.contact } : {};
  const fields = actor.own.equipment;
  const own = settleOwn(fields, ownDefaults(fields, undefined), values.own ?? {});
  const after: EquipmentValues = { ...noValues, ...values, ...inherited, own };
  const wrong = [
    ...faults,
    ...(values.name === undefined ? [{ pointer: "/name", code: "required" }] : []),
    ...(after.company || after.contact || values.parent ? [] : [{ pointer: "/company", code: "required" }]),
    ...holderFaults(after),
    ...linkFaults(values, noValues, links),
    ...(whole ? wholeFaults(after, links) : []),
    ...faultsOfOwn(actor, "equipment", { id: "", before: undefined, after: own }, links.own),
  ];
  const reached = reachedOf(after, links);
  if (!canEquipment(actor, "create", reached) || (alsoNeeds && !canEquipment(actor, alsoNeeds, reached)))
    return refused(403, "notAllowed");
  return wrong.length > 0 ? refused(422, "invalid", wrong) : { outcome: "create", id: newId(), after };
}

function weighOld(
  actor: Actor,
  { version, change }: EquipmentWriting,
  found: LoadedEquipment | undefined,
  { values, faults }: Checked,
  links: Links,
): WeighedEquipment {
  if (!found || !canEquipment(actor, "see", found.reached)) return refused(404, "absent");
  if (!canEquipment(actor, "edit", found.reached)) return refused(403, "notAllowed");
  const before = found.values;
  const own = settleOwn(actor.own.equipment, before.own, values.own ?? {});
  const after = { ...settled(before, values), own };
  const isGiven = after.company !== before.company || after.contact !== before.contact;
  if (isGiven && !canEquipment(actor, "assign", found.reached))
    return notAllowed(change.contact === undefined ? "company" : "contact");
  if (version !== undefined && version !== found.version) return refused(412, "stale");
  const wrong = [
    ...faults,
    ...holderFaults(after),
    ...linkFaults(values, before, links),
    ...(isGiven && found.hasParts ? [{ pointer: "/company", code: "hasParts" }] : []),
    ...(after.parent && (isGiven || after.parent !== before.parent) ? wholeFaults(after, links) : []),
    ...faultsOfOwn(actor, "equipment", { id: found.id, before: before.own, after: own }, links.own),
  ];
  if (wrong.length > 0) return refused(422, "invalid", wrong);
  return asChanged(found, after, valueKeys);
}

/** Whatever changes hands leaves its whole, unless it is told where to, and is one holder's. */
function settled(before: EquipmentValues, values: Partial<EquipmentValues>): EquipmentValues {
  const holder = values.company
    ? { contact: null, company: values.company }
    : values.contact
      ? { company: null, contact: values.contact }
      : {};
  const after = { ...before, ...holder, ...values };
  const isGiven = after.company !== before.company || after.contact !== before.contact;
  return isGiven && values.parent === undefined ? { ...after, parent: null } : after;
}

function holderFaults({ company, contact }: EquipmentValues): Fault[] {
  return company && contact ? [{ pointer: "/contact", code: "oneHolder" }] : [];
}

/** Links must lead somewhere the actor may go; a link that stood already may stay. */
function linkFaults(values: Partial<EquipmentValues>, before: EquipmentValues, links: Links): Fault[] {
  const { company, contact, usedBy, parent } = values;
  const isStrange = (id: string | null | undefined, was: string | null, known: ReadonlyMap<string, unknown>) =>
    id && id !== was && !known.has(id);
  return [
    ...(isStrange(company, before.company, links.companies) ? [{ pointer: "/company", code: "companyUnknown" }] : []),
    ...(isStrange(contact, before.contact, links.people) ? [{ pointer: "/contact", code: "personUnknown" }] : []),
    ...(isStrange(usedBy, before.usedBy, links.people) ? [{ pointer: "/usedBy", code: "personUnknown" }] : []),
    ...(isStrange(parent, before.parent, links.wholes) ? [{ pointer: "/parent", code: "equipmentUnknown" }] : []),
  ];
}

function wholeFaults({ parent, company, contact }: EquipmentValues, links: Links): Fault[] {
  const whole = parent ? links.wholes.get(parent) : undefined;
  return whole && (whole.company !== company || whole.contact !== contact)
    ? [{ pointer: "/parent", code: "otherHolder" }]
    : [];
}

function reachedOf({ company, contact, usedBy }: EquipmentValues, links: Links): ReachedEquipment {
  const holder = company ?? contact ?? "";
  const ownerId = links.companies.get(holder) ?? links.people.get(holder) ?? links.ownerOf.get(holder) ?? null;
  return { id: "", companyId: company, contactId: contact, usedById: usedBy, ownerId };
}

/** Refuses what would make a circle, or a tree too deep, and values that another piece has already. */
async function withoutBadPlaces(
  tx: Tx,
  actor: Actor,
  weighed: readonly WeighedEquipment[],
): Promise<WeighedEquipment[]> {
  const placed = weighed.flatMap((one) =>
    one.outcome === "create" || (one.outcome === "update" && one.difference["parent"])
      ? one.after.parent
        ? [{ id: one.id, parent: one.after.parent }]
        : []
      : [],
  );
  const bad = await findBadPlaces(tx, placed);
  const numbered = weighed.flatMap((one) =>
    one.outcome === "create" || (one.outcome === "update" && one.difference["serial"])
      ? [{ id: one.id, serial: one.after.serial }]
      : [],
  );
  const taken = await findTakenSerials(tx, numbered);
  const twins = await ownTwins(tx, actor, "equipment", weighed);
  return weighed.map((one) => {
    if (one.outcome !== "create" && one.outcome !== "update") return one;
    const place = bad.get(one.id);
    const faults = [
      ...(place ? [{ pointer: "/parent", code: place, ...(place === "tooDeep" && { params: { limit: 32 } }) }] : []),
      ...(taken.has(one.id) ? [{ pointer: "/serial", code: "serialTaken" }] : []),
      ...(twins.get(one.id) ?? []),
    ];
    return faults.length > 0 ? refused(422, "invalid", faults) : one;
  });
}
