import type { Kysely } from "kysely";
import { modules } from "../access/grants.ts";
import type { Tables } from "../database/tables.ts";
import type { FieldRules, StoredRights } from "../database/tables/access-groups.ts";
import type { Kind } from "../database/tables/contacts.ts";
import { aUser, type Person } from "./builders.ts";

interface GroupWishes {
  type?: Kind;
  modules?: readonly string[];
  rights?: StoredRights;
  fields?: Record<string, string>;
  fieldRules?: FieldRules;
  /** Its people can sign in; yes unless said. */
  signsIn?: boolean;
}

/** An access group with these rights, past the rules of giving them; all sections are connected to agents unless said. */
export async function anAccessGroup(db: Kysely<Tables>, name: string, wishes: GroupWishes = {}): Promise<string> {
  const { type = "agent", rights = {}, fields = {}, fieldRules = {}, signsIn = true } = wishes;
  const { id } = await db
    .insertInto("access_groups")
    .values({
      name,
      kind: type,
      standing: null,
      signs_in: signsIn,
      modules: [...(wishes.modules ?? (type === "agent" ? modules : []))],
      rights: JSON.stringify(rights),
      fields: JSON.stringify(fields),
      field_rules: JSON.stringify(fieldRules),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Somebody who can sign in, in an access group of his own making. */
export async function aMember(
  db: Kysely<Tables>,
  firstName: string,
  wishes: GroupWishes = {},
): Promise<Person & { group: string }> {
  const group = await anAccessGroup(db, `Group of ${firstName}`, wishes);
  const person = await aUser(db, { firstName, lastName: "Member", group: wishes.type ?? "agent" });
  await db.updateTable("contacts").set({ access_group_id: group }).where("id", "=", person.id).execute();
  return { ...person, group };
}
