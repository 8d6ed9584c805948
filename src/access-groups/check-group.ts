import { isDeepStrictEqual } from "node:util";
import type { Actor } from "../access/actor.ts";
import { demandMoments, fieldRight, fieldRights } from "../access/field-rights.ts";
import { actions, modules, subjects, type Action, type Subject } from "../access/grants.ts";
import { keptName } from "../words/group-name.ts";
import { actionsOn, reachesOf } from "../access/right-table.ts";
import { isOwnKey, ownKey, type OwnFields } from "../database/own-field.ts";
import type { FieldRules, StoredRights } from "../database/tables/access-groups.ts";
import type { Kind } from "../database/tables/contacts.ts";
import type { BodyOf } from "../http/endpoint.ts";
import { refuse, type Fault } from "../http/refusal.ts";
import { cleanText, isCleanText } from "../values/text.ts";
import type { updateAccessGroup } from "./api.ts";
import { tidied, type Group } from "./group.ts";
import { groupFields, isRetired } from "./group-fields.ts";

export type GroupChange = Omit<BodyOf<typeof updateAccessGroup>, "version">;

/** A group as a change would leave it; 422 names everything in it that cannot be, 409 what would change the administrators' group. */
export function changedGroup(actor: Actor, before: Group, change: GroupChange): Group {
  if (before.administrator) checkProtected(before, change);
  const faults: Fault[] = [];
  const kind = change.type ?? before.kind;
  const after: Group = {
    ...before,
    kind,
    name: change.name === undefined ? before.name : checkName(actor, before, change.name, faults),
    signsIn: change.signIn ?? before.signsIn,
    modules: change.modules === undefined ? before.modules : inOrder(change.modules),
    rights: change.rights === undefined ? before.rights : tidied(change.rights),
    fields: withoutGone(actor.own, before.fields, change.fields ?? before.fields),
    fieldRules: withoutGone(
      actor.own,
      before.fieldRules,
      change.fieldRules === undefined ? before.fieldRules : demanding(change.fieldRules),
    ),
  };
  if (before.administrator) return after;
  // What is left as it was has to suit another type, too.
  checkModules(kind, change.modules ?? before.modules, faults);
  checkRights(kind, change.rights ?? before.rights, faults);
  checkFields(actor.own, after.fields, faults);
  const rules = withoutGone(actor.own, before.fieldRules, change.fieldRules ?? before.fieldRules);
  checkFieldRules(actor.own, after, rules, faults);
  if (faults.length > 0) refuse(422, "invalid", { faults: faults.slice(0, mostFaults) });
  return after;
}

/** What was said of an own field that is no more is not carried along. */
function withoutGone<T>(own: OwnFields, before: Record<string, T>, after: Record<string, T>): Record<string, T> {
  const isThere = (key: string) => isRetired(key, own) || own.contacts.some((field) => ownKey(field.key) === key);
  const kept = Object.entries(after).filter(([key]) => !isOwnKey(key) || isThere(key) || !Object.hasOwn(before, key));
  return Object.fromEntries(kept);
}

/** Hostile input stays cheap to answer. */
const mostFaults = 20;

/** Administrators hold everything, and sign in: whoever could change that could lock everybody out. */
function checkProtected(before: Group, change: GroupChange): void {
  const { name: _, type, ...rest } = change;
  const same = { signIn: before.signsIn, rights: before.rights, modules: before.modules, fields: {}, fieldRules: {} };
  const given: Record<string, unknown> = {
    ...rest,
    ...(rest.rights && { rights: tidied(rest.rights) }),
    ...(rest.modules && { modules: inOrder(rest.modules) }),
  };
  const faults = Object.entries(same)
    .filter(([key, value]) => given[key] !== undefined && !isDeepStrictEqual(given[key], value))
    .map(([key]) => ({ pointer: `/${key}`, code: "notAllowed" }));
  if (type === "client") faults.push({ pointer: "/type", code: "notAllowed" });
  if (faults.length > 0) refuse(409, "administratorGroup", { faults });
}

function checkName(actor: Actor, { name, standing }: Group, given: string, faults: Fault[]): string {
  if (!isCleanText(given)) {
    faults.push({ pointer: "/name", code: "text" });
    return name;
  }
  const written = cleanText(given);
  if (written === "") faults.push({ pointer: "/name", code: "required" });
  return keptName(written, name, standing, actor.language);
}

function inOrder(given: readonly string[]): string[] {
  const known: readonly string[] = modules;
  return [...new Set(given)].toSorted((a, b) => known.indexOf(a) - known.indexOf(b));
}

/** Sections are agents' alone: the personal account has none to connect. */
function checkModules(kind: Kind, given: readonly string[], faults: Fault[]): void {
  const known: readonly string[] = kind === "agent" ? modules : [];
  given.forEach((section, index) => {
    if (!known.includes(section)) faults.push({ pointer: `/modules/${index}`, code: "choice" });
  });
}

function checkRights(kind: Kind, rights: StoredRights, faults: Fault[]): void {
  for (const [subject, given] of Object.entries(rights)) {
    const pointer = `/rights/${escaped(subject)}`;
    if (!isSubject(subject)) {
      faults.push({ pointer, code: "unknownKey" });
      continue;
    }
    for (const [action, reach] of Object.entries(given)) {
      const place = `${pointer}/${escaped(action)}`;
      if (!isAction(action) || !isKnownOn(subject, action)) faults.push({ pointer: place, code: "unknownKey" });
      else if (!reachesOf(kind, subject, action).some((known) => known === reach))
        faults.push({
          pointer: place,
          code: "oneOf",
          params: { allowed: reachesOf(kind, subject, action).join(", ") },
        });
    }
  }
}

/** Of either type: that a right is not for this one is a matter of its reach, which can only be none. */
function isKnownOn(subject: Subject, action: Action): boolean {
  return actionsOn("agent", subject).includes(action) || actionsOn("client", subject).includes(action);
}

function checkFields(own: OwnFields, fields: Group["fields"], faults: Fault[]): void {
  const known = groupFields(own);
  for (const [key, right] of Object.entries(fields)) {
    if (isRetired(key, own)) continue;
    const pointer = `/fields/${escaped(key)}`;
    const field = known.find((one) => one.field === key);
    const allowed = field?.rights ?? fieldRights;
    if (!field) faults.push({ pointer, code: "unknownKey" });
    else if (!allowed.some((one) => one === right))
      faults.push({ pointer, code: "oneOf", params: { allowed: allowed.join(", ") } });
  }
}

function demanding(rules: FieldRules): FieldRules {
  const kept = Object.entries(rules).flatMap(([field, { requiredAt = [] }]) => {
    const moments = demandMoments.filter((moment) => requiredAt.includes(moment));
    return moments.length === 0 ? [] : [[field, { requiredAt: moments }]];
  });
  return Object.fromEntries(kept);
}

/** Demanding what nobody of the group can fill would leave them unable to make anybody. */
function checkFieldRules(own: OwnFields, group: Group, rules: FieldRules, faults: Fault[]): void {
  const known = groupFields(own);
  for (const [key, { requiredAt = [] }] of Object.entries(rules)) {
    if (isRetired(key, own)) continue;
    const pointer = `/fieldRules/${escaped(key)}`;
    requiredAt.forEach((moment, index) => {
      if (!demandMoments.some((one) => one === moment))
        faults.push({
          pointer: `${pointer}/requiredAt/${index}`,
          code: "oneOf",
          params: { allowed: demandMoments.join(", ") },
        });
    });
    const field = known.find((one) => one.field === key);
    if (!field) faults.push({ pointer, code: "unknownKey" });
    else if (requiredAt.length > 0 && !field.requirable) faults.push({ pointer, code: "neverRequired" });
    else if (requiredAt.length > 0 && fieldRight(group, key) !== "editable")
      faults.push({ pointer, code: "requiredNotEditable" });
  }
}

/** RFC 6901; cut, for it is said back. */
function escaped(key: string): string {
  return key.slice(0, 100).replaceAll("~", "~0").replaceAll("/", "~1");
}

function isSubject(text: string): text is Subject {
  return subjects.some((subject) => subject === text);
}

function isAction(text: string): text is Action {
  return actions.some((action) => action === text);
}
