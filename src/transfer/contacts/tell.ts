import type { Actor } from "../../access/actor.ts";
import { checkChange } from "../../contacts/check-change.ts";
import type { ContactChange } from "../../contacts/fields.ts";
import type { ContactValues } from "../../contacts/values.ts";
import type { OwnField } from "../../database/own-field.ts";
import type { Tx } from "../../database/transaction.ts";
import type { RowToPlan } from "../plan-rows.ts";
import { readOwnCells } from "../own-cells.ts";
import type { Import, Options } from "../stored-import.ts";
import { loadAccessGroups, resolveLinks, type AccessGroups, type LinkedRow } from "./resolve-links.ts";
import type { RowContact } from "./row-contact.ts";
import { rowKeys } from "./row-keys.ts";
import type { ToldPerson } from "./shapes.ts";
import { unite } from "./unite.ts";

/** Tells rows as new people. */
export async function tellPeople(
  tx: Tx,
  actor: Actor,
  { options }: Pick<Import, "options">,
  rows: readonly RowToPlan<RowContact>[],
): Promise<(at: number) => ToldPerson | undefined> {
  const accessGroups = await loadAccessGroups(tx);
  const linked = await resolveLinks(
    tx,
    actor,
    options,
    rows.map(({ said }) => said),
    accessGroups,
  );
  return (at) => {
    const [row, found] = [rows[at], linked[at]];
    return row && found && tell(row.said, found, options, actor.own.contacts, accessGroups);
  };
}

function tell(
  { id, inactive, own: cells }: RowContact,
  found: LinkedRow,
  options: Options,
  own: readonly OwnField[],
  accessGroups: AccessGroups,
): ToldPerson {
  const custom = readOwnCells(own, cells, options.dateFormat);
  const linked = custom ? { ...found, change: { ...found.change, custom } } : found;
  const fresh = forAll({ ...linked.forNew, ...withoutEmpty(linked.change) }, undefined, options);
  const checked = checkChange(fresh, undefined, own);
  return {
    keys: rowKeys(checked.values, id, options.match),
    unknownPeople: linked.unknownPeople,
    problems: linked.problems,
    linked,
    inactive,
    fresh,
    checked,
    kind: fresh.accessGroup ? accessGroups.kinds.get(fresh.accessGroup) : "client",
  };
}

/** Tags and groups that every row of the import gets, beside its own. */
export function forAll(change: ContactChange, current: ContactValues | undefined, options: Options): ContactChange {
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
