import type { Actor } from "../access/actor.ts";
import { goesBeyond } from "../access/beyond.ts";
import { demandedFields, fieldRight } from "../access/field-rights.ts";
import { canContact, mayCreateContact } from "../access/reachable.ts";
import { holds } from "../access/rights.ts";
import type { Fault } from "../http/refusal.ts";
import { refused, type Refused } from "../records/weighed.ts";
import type { Links } from "./links.ts";
import type { LoadedContact } from "./load.ts";
import { isEmptyValue, isWrittenField, pointerTo, valueOf, type ContactValues, type WrittenField } from "./values.ts";

/** Whether the actor may write these fields of a contact at all: absent and out of sight answer alike, a body with one refused field is refused whole. */
export function checkReach(
  actor: Actor,
  contact: LoadedContact | undefined,
  keys: readonly WrittenField[],
): Refused | undefined {
  if (!contact || !canContact(actor, "see", contact)) return refused(404, "absent");
  if (!isPlacing(keys) && !canContact(actor, "edit", contact)) return refused(403, "notAllowed");
  return checkFieldRights(actor, keys);
}

/** Where an agent sits is a right of its own (the field's), not part of editing. */
function isPlacing(keys: readonly WrittenField[]): boolean {
  return keys.length === 1 && keys[0] === "departments";
}

/**
 * What stands out of the general edit right: owner needs `assign`, the access group the right over both kinds and over groups;
 * and nobody sits himself down in another department, by which he would reach more.
 */
export function checkRaises(
  actor: Actor,
  contact: LoadedContact,
  changed: readonly WrittenField[],
  after: ContactValues,
  links: Links,
): Refused | undefined {
  if (changed.includes("owner") && !canContact(actor, "assign", contact)) return notAllowed(["owner"]);
  const isNewHere = after.departments?.some((id) => !contact.values.departments?.includes(id));
  if (contact.id === actor.id && isNewHere && !actor.administrator) return notAllowed(["departments"]);
  if (!changed.includes("accessGroup")) return undefined;
  if (contact.status === "fired") return refused(409, "firedIsFinal");
  return mayGive(actor, contact.accessGroupId, links) && mayGive(actor, String(after.columns["accessGroup"]), links)
    ? undefined
    : notAllowed(["accessGroup"]);
}

/** The same for a contact about to be made; nobody makes people of a kind he may not make, nor gives what he does not have. */
export function checkMaking(
  actor: Actor,
  keys: readonly WrittenField[],
  values: ContactValues,
  links: Links,
): Refused | undefined {
  const rights = checkFieldRights(
    actor,
    keys.filter((key) => key !== "owner" && key !== "accessGroup"),
  );
  if (rights) return rights;
  const groupId = String(values.columns["accessGroup"]);
  const group = links.accessGroups.get(groupId);
  if (!group) return refused(422, "invalid", [{ pointer: "/accessGroup", code: "groupUnknown" }]);
  if (!mayCreateContact(actor, group.kind, actor.id)) return refused(403, "notAllowed");
  if (groupId !== links.clientGroupId && !mayGive(actor, groupId, links)) return notAllowed(["accessGroup"]);
  if (
    values.columns["owner"] !== actor.id &&
    !canContact(actor, "assign", { id: "", kind: group.kind, ownerId: actor.id, assignedToId: null, companyIds: [] })
  )
    return notAllowed(["owner"]);
  return undefined;
}

/** Whether the actor may let people of this group sign in: whoever may give it, and for the one that everybody new is in whoever may edit. */
export function mayLetIn(actor: Actor, groupId: string, links: Links): boolean {
  return groupId === links.clientGroupId || mayGive(actor, groupId, links);
}

/** Links must lead somewhere the actor may go; a link that stood already may stay. */
export function checkLinks(values: ContactValues, before: ContactValues | undefined, links: Links): Fault[] {
  const faults: Fault[] = [];
  const stands = (key: WrittenField, id: unknown) => isEmptyValue(id) || (before && valueOf(before, key) === id);
  for (const key of ["owner", "assignedTo"] as const) {
    const id = values.columns[key];
    if (id !== undefined && !stands(key, id) && !isIn(links.agents, id))
      faults.push({ pointer: `/${key}`, code: "personUnknown" });
  }
  const boss = values.columns["reportsTo"];
  if (boss !== undefined && !stands("reportsTo", boss) && !isIn(links.people, boss))
    faults.push({ pointer: "/reportsTo", code: "personUnknown" });
  const group = values.columns["accessGroup"];
  if (group !== undefined && !isIn(links.accessGroups, group))
    faults.push({ pointer: "/accessGroup", code: "groupUnknown" });
  values.companies?.forEach(({ id }, index) => {
    const stood = before?.companies?.some((link) => link.id === id);
    if (id && !stood && !links.companies.has(id))
      faults.push({ pointer: `/companies/${index}/id`, code: "companyUnknown" });
  });
  values.groups?.forEach((id, index) => {
    if (!links.groups.has(id) && !before?.groups?.includes(id))
      faults.push({ pointer: `/groups/${index}`, code: "groupUnknown" });
  });
  values.departments?.forEach((id, index) => {
    if (!links.departments.has(id)) faults.push({ pointer: `/departments/${index}`, code: "departmentUnknown" });
  });
  return faults;
}

function isIn(known: { has(id: string): boolean }, id: unknown): boolean {
  return typeof id === "string" && known.has(id);
}

/** Only agents sit in departments. */
export function checkPlaces(after: ContactValues, links: Links): Fault[] {
  const group = links.accessGroups.get(String(after.columns["accessGroup"]));
  return group?.kind === "client" && !isEmptyValue(after.departments)
    ? [{ pointer: "/departments", code: "agentsOnly" }]
    : [];
}

/**
 * The form demands both names, and of somebody new what the maker's access group demands; what arrives by a channel or an
 * import needs one way to know the person.
 */
export function checkDemands(
  actor: Actor,
  demands: "form" | "arrival",
  after: ContactValues,
  changed: readonly WrittenField[],
  isNew: boolean,
): Fault[] {
  const names = ["firstName", "lastName"] as const;
  if (demands === "form") {
    const always = names.filter((key) => isNew || changed.includes(key));
    const ofGroup = isNew ? demandedFields(actor, "creation").filter(isWrittenField) : [];
    return [...new Set<WrittenField>([...always, ...ofGroup])]
      .filter((key) => isEmptyValue(valueOf(after, key)))
      .map((key) => ({ pointer: pointerTo(key), code: "required" }));
  }
  const known = [...names.map((key) => after.columns[key]), after.emails, after.phones, after.identities].some(
    (value) => !isEmptyValue(value),
  );
  return known ? [] : [{ pointer: "/firstName", code: "nobody" }];
}

function checkFieldRights(actor: Actor, keys: readonly WrittenField[]): Refused | undefined {
  const closed = keys.filter((key) => fieldRight(actor, key) !== "editable");
  return closed.length === 0 ? undefined : notAllowed(closed);
}

/** Agents' groups are given by who manages groups; none by whom it would raise above himself, but the one that everybody new is in. */
function mayGive(actor: Actor, groupId: string, links: Links): boolean {
  if (actor.administrator) return true;
  const group = links.accessGroups.get(groupId);
  if (!group || group.standing === "administrator") return false;
  const both = holds(actor, "contacts.clients", "edit") && holds(actor, "contacts.agents", "edit");
  if (!both || (group.kind === "agent" && !holds(actor, "management.groups", "open"))) return false;
  return groupId === links.clientGroupId || !goesBeyond(actor, group);
}

function notAllowed(keys: readonly WrittenField[]): Refused {
  return refused(
    403,
    "notAllowed",
    keys.map((key) => ({ pointer: pointerTo(key), code: "notAllowed" })),
  );
}
