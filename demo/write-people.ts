import type { Actor } from "../src/access/actor.ts";
import type { ContactChange } from "../src/contacts/fields.ts";
import { writeContacts } from "../src/contacts/write.ts";
import type { Tx } from "../src/database/transaction.ts";
import { ownOfPerson } from "./own-fields.ts";
import type { DemoPerson } from "./person.ts";
import type { AccessGroups } from "./write-access-groups.ts";
import type { Fitting } from "./write-own-fields.ts";

interface Wanted {
  people: readonly DemoPerson[];
  groupIds: ReadonlyMap<string, string>;
  batchId: string;
  fitting: Fitting;
  /** Her id, when she has just become the administrator. */
  marta: string | undefined;
  accessGroups: AccessGroups;
  /** Keys of the clients who see what their companies have. */
  portal: ReadonlySet<string>;
}

const setSize = 500;

/** Writes the people in sets; ids by key. */
export async function writePeople(
  tx: Tx,
  actor: Actor,
  { people, groupIds, batchId, fitting, marta, accessGroups, portal }: Wanted,
  say: (line: string) => void,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const own = new Map(people.map((one, place) => [one.key, fitting("contacts", ownOfPerson(one, place))]));
  for (const set of setsOf(people)) {
    const writings = set.map((one) => {
      const isMarta = one.key === "marta" && marta !== undefined;
      const group = accessGroupOf(one, accessGroups, portal);
      // Her access group is the administrators' already.
      const accessGroup = group === undefined || isMarta ? {} : { accessGroup: group };
      return {
        id: isMarta ? marta : null,
        change: { ...changeOf(one, ids, groupIds), ...own.get(one.key), ...accessGroup },
      };
    });
    const written = await writeContacts(tx, actor, writings, {
      demands: "arrival",
      companies: "link",
      joins: true,
      batchId,
    });
    written.forEach((one, index) => {
      if (one.outcome === "refused") throw new Error(`${set[index]?.key}: ${one.code} ${JSON.stringify(one.faults)}`);
      ids.set(set[index]?.key ?? "", one.id);
    });
    if (set.length >= setSize || ids.size === people.length)
      say(`People: ${ids.size.toLocaleString("en")} of ${people.length.toLocaleString("en")}`);
  }
  return ids;
}

/** Undefined: the one that newcomers have. */
function accessGroupOf(
  { key, kind, change }: DemoPerson,
  { agents, fieldService, portal }: AccessGroups,
  seers: ReadonlySet<string>,
): string | undefined {
  if (kind === "agent") return change.jobTitle === "Support engineer" ? fieldService : agents;
  return seers.has(key) ? portal : undefined;
}

function changeOf(
  one: DemoPerson,
  ids: ReadonlyMap<string, string>,
  groupIds: ReadonlyMap<string, string>,
): ContactChange {
  const idOf = (key: string | null) => (key === null ? null : (ids.get(key) ?? null));
  return {
    ...one.change,
    owner: idOf(one.owner),
    assignedTo: idOf(one.assignedTo),
    reportsTo: idOf(one.reportsTo),
    groups: one.groups.flatMap((name) => groupIds.get(name) ?? []),
  };
}

/** Sets of up to 500 in which nobody is linked to somebody of the same set: who is linked to must have an id. */
function setsOf(people: readonly DemoPerson[]): DemoPerson[][] {
  const sets: DemoPerson[][] = [];
  let keys = new Set<string>();
  for (const one of people) {
    const last = sets.at(-1);
    const linked = [one.owner, one.assignedTo, one.reportsTo].some((key) => key !== null && keys.has(key));
    if (last && !linked && last.length < setSize) last.push(one);
    else {
      sets.push([one]);
      keys = new Set();
    }
    keys.add(one.key);
  }
  return sets;
}
