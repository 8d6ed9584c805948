import type { Actor } from "../access/actor.ts";
import { groupName } from "../words/group-name.ts";
import type { Contact } from "./fields.ts";

/** A contact as the reader's language has it: the names of standing access groups. */
export function inWords<Row extends Partial<Pick<Contact, "accessGroup">>>(
  { language }: Pick<Actor, "language">,
  row: Row,
): Row {
  if (!row.accessGroup) return row;
  const { id, name, standing = null } = row.accessGroup;
  return { ...row, accessGroup: { id, name: groupName(name, standing, language) } };
}
