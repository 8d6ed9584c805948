import type { Actor } from "../access/actor.ts";
import { holds } from "../access/rights.ts";
import { contactSubject } from "../access/reachable.ts";
import { checkChange, type CheckedChange } from "../contacts/check-change.ts";
import type { ContactChange } from "../contacts/fields.ts";
import { loadContacts, type LoadedContact } from "../contacts/load.ts";
import type { ContactValues, ListKey } from "../contacts/values.ts";
import type { ContactWriting } from "../contacts/write.ts";
import type { OwnField } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";
import { giveWay } from "../http/give-way.ts";
import { barToChanging, barToMaking, chooseMatch, type Closed } from "./choose-match.ts";
import { claim, claimEarlier } from "./claims.ts";
import { findMatches, type Candidate, type Matches } from "./find-matches.ts";
import { loadAccessGroups, resolveLinks, type AccessGroups, type LinkedRow } from "./resolve-links.ts";
import { readOwnCells } from "./own-cells.ts";
import type { RowContact } from "./row-contact.ts";
import { idKey, rowKeys, type RowKeys } from "./row-keys.ts";
import type { Import, Options, StoredProblem } from "./stored-import.ts";
import { listsToUnite, unite } from "./unite.ts";

export interface RowToPlan {
  row: number;
  contact: RowContact;
  /** What the importer said of this row; `contactId` is whom he meant. */
  decision: "create" | "update" | "skip" | null;
  contactId: string | null;
}

export type Plan = { row: number; keys: RowKeys; unknownPeople: string[] } & (
  | {
      is: "writing";
      writing: ContactWriting;
      newGroups: string[];
      /** Why it must not change the contact it hits. */ bar: Closed | undefined;
    }
  | { is: "skip"; contactId: string | null }
  | { is: "asks"; candidates: string[]; problems: StoredProblem[] }
  | { is: "invalid"; problems: StoredProblem[] }
);

/** What is to be written for each row: links resolved, people matched, new values united with what is there. The same for the dry run and the run; a constant number of statements. */
export async function planRows(
  tx: Tx,
  actor: Actor,
  { id: importId, options }: Pick<Import, "id" | "options">,
  rows: readonly RowToPlan[],
): Promise<Plan[]> {
  const accessGroups = await loadAccessGroups(tx);
  const linked = await resolveLinks(
    tx,
    actor,
    options,
    rows.map(({ contact }) => contact),
    accessGroups,
  );
  const told: Told[] = [];
  for (const [index, { contact }] of rows.entries()) {
    if (index % toldAtOnce === 0) await giveWay();
    told.push(tell(contact, linked[index] ?? nothing, options, actor.own.contacts));
  }
  const meant = rows.flatMap(({ contactId }) => (contactId ? [idKey(contactId)] : []));
  const matches = await findMatches(tx, actor, [
    ...meant,
    ...told.flatMap(({ keys: { keys, emailKeys } }) => [...keys, ...emailKeys]),
  ]);
  await claimEarlier(tx, importId, matches);
  const aimed = rows.flatMap((row, index): Aimed[] => {
    const one = told[index];
    if (!one) return [];
    const target = aim(row, one.keys, matches, options);
    if (target.is === "contact") claim(target.contact, one.keys);
    return [{ ...one, row: row.row, target }];
  });
  const present = await loadContacts(tx, idsOf(aimed), listsOf(aimed));
  return aimed.map((one) => plan(one, present, actor, options, accessGroups));
}

/** Telling holds the processor: some ten milliseconds at most. */
const toldAtOnce = 100;

/** A row as a new person, checked once for everything that is asked of it, and what it is known by. */
interface Told {
  linked: LinkedRow;
  inactive: boolean;
  fresh: ContactChange;
  checked: CheckedChange;
  keys: RowKeys;
}

interface Aimed extends Told {
  row: number;
  target: Target;
}

type Target =
  | { is: "new"; bar?: Closed | undefined }
  | { is: "contact"; contact: Candidate; decided: boolean }
  | { is: "skip" }
  | { is: "asks"; candidates: string[]; problems: StoredProblem[] }
  | { is: "closed"; code: Closed };

const nothing: LinkedRow = { change: {}, forNew: {}, newGroups: [], unknownPeople: [], problems: [] };

function tell(
  { id, inactive, own: cells }: RowContact,
  found: LinkedRow,
  options: Options,
  own: readonly OwnField[],
): Told {
  const custom = readOwnCells(own, cells, options.dateFormat);
  const linked = custom ? { ...found, change: { ...found.change, custom } } : found;
  const fresh = forAll({ ...linked.forNew, ...withoutEmpty(linked.change) }, undefined, options);
  const checked = checkChange(fresh, undefined, own);
  return { linked, inactive, fresh, checked, keys: rowKeys(checked.values, id, options.match) };
}

function aim({ decision, contactId }: RowToPlan, keys: RowKeys, matches: Matches, options: Options): Target {
  if (decision === "skip") return { is: "skip" };
  if (decision === "update" && contactId) {
    const contact = matches.byKey.get(idKey(contactId).key)?.find(({ seen }) => seen);
    return contact ? { is: "contact", contact, decided: true } : { is: "closed", code: "outOfReach" };
  }
  const anew = (): Target => ({ is: "new", bar: barToMaking(keys, matches) });
  if (decision === "create") return anew();
  const choice = chooseMatch(keys, matches);
  switch (choice.is) {
    case "one":
      return { is: "contact", contact: choice.contact, decided: false };
    case "several":
      return { is: "asks", candidates: choice.contacts.map(({ id }) => id), problems: [] };
    case "unsure":
      return {
        is: "asks",
        candidates: choice.contacts.map(({ id }) => id),
        problems: [{ of: "row", code: "otherNamePhone" }],
      };
    case "closed":
      return choice;
    case "nobody":
      return options.missing === "skip" ? { is: "skip" } : anew();
  }
}

function plan(
  { row, keys, linked, inactive, fresh, checked, target }: Aimed,
  present: ReadonlyMap<string, LoadedContact>,
  actor: Actor,
  options: Options,
  accessGroups: AccessGroups,
): Plan {
  const { unknownPeople, newGroups } = linked;
  const base = { row, keys, unknownPeople };
  const invalid = (problems: StoredProblem[]): Plan => ({ ...base, is: "invalid", problems });
  if (linked.problems.length > 0 && target.is !== "skip") return invalid(linked.problems);
  switch (target.is) {
    case "skip":
      return { ...base, is: "skip", contactId: null };
    case "asks":
      return { ...base, is: "asks", candidates: target.candidates, problems: target.problems };
    case "closed":
      return invalid([{ of: "row", code: target.code }]);
    case "new": {
      const kind = fresh.accessGroup ? accessGroups.kinds.get(fresh.accessGroup) : "client";
      if (inactive) return invalid([{ of: "row", code: "inactivePerson" }]);
      if (target.bar) return invalid([{ of: "row", code: target.bar }]);
      if (kind && !holds(actor, contactSubject(kind), "import")) return invalid([{ of: "row", code: "notAllowed" }]);
      return { ...base, is: "writing", writing: { id: null, change: fresh, checked }, newGroups, bar: undefined };
    }
    case "contact": {
      const { id, mayImport } = target.contact;
      if (options.existing === "skip" && !target.decided) return { ...base, is: "skip", contactId: id };
      const contact = present.get(id);
      if (!contact || !mayImport) return invalid([{ of: "row", code: contact ? "notAllowed" : "outOfReach" }]);
      const country = countryOf(contact);
      const { values } =
        country && linked.change.phones ? checkChange(linked.change, country, actor.own.contacts) : checked;
      const change = options.existing === "replace" ? linked.change : unite(linked.change, values, contact.values);
      return {
        ...base,
        is: "writing",
        writing: { id, change: forAll(change, contact.values, options) },
        newGroups,
        bar: barToChanging(target.contact),
      };
    }
  }
}

/** Tags and groups that every row of the import gets, beside its own. */
function forAll(change: ContactChange, current: ContactValues | undefined, options: Options): ContactChange {
  const also = {
    ...(options.tags.length > 0 && { tags: options.tags }),
    ...(options.groups.length > 0 && { groups: options.groups }),
  };
  if (Object.keys(also).length === 0) return change;
  const own: ContactValues = {
    columns: {},
    tags: change.tags ?? current?.tags,
    groups: change.groups ?? current?.groups,
  };
  return { ...change, ...unite(also, checkChange(also, undefined, []).values, own) };
}

/** A new contact has nothing to clear. */
function withoutEmpty(change: ContactChange): ContactChange {
  return Object.fromEntries(
    Object.entries(change).filter(
      ([, value]) => value !== "" && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

function countryOf(contact: LoadedContact): string | undefined {
  return contact.values.addresses?.find(({ primary }) => primary)?.country || undefined;
}

function idsOf(aimed: readonly Aimed[]): string[] {
  return [...new Set(aimed.flatMap(({ target }) => (target.is === "contact" ? [target.contact.id] : [])))];
}

function listsOf(aimed: readonly Aimed[]): Set<ListKey> {
  return new Set([
    "addresses",
    "groups",
    "tags",
    ...aimed.flatMap(({ linked }) => listsToUnite(linked.change)),
  ] satisfies ListKey[]);
}
