import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { seenCompanies, seenContacts } from "../access/seen.ts";
import { ownKey } from "../database/own-field.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import { isId } from "../values/uuid.ts";
import { shownName } from "./stage-names.ts";

/** Fields whose values in the journal are ids of what not everybody sees, and of stages. */
const standardLinks = ["contacts", "company", "stage"];

/** The changes of opportunities with names beside the ids, `{id, name}`, whoever has named some of them before; people and companies that the actor does not see are left out. */
export async function nameSeen(tx: Tx, actor: Actor, changes: readonly Change[]): Promise<Change[]> {
  const links = [...standardLinks, ...ownLinks(actor)];
  const ids = changes.flatMap((change) => links.flatMap((key) => (change[key] ?? []).flat().map(idIn)));
  const asked = [...new Set(ids)].filter((id) => id !== undefined && isId(id));
  if (asked.length === 0) return [...changes];
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(nullif(trim(first_name || ' ' || last_name), ''), nickname) as name from contacts
      where id = any(${asked}::uuid[]) and ${seenContacts(actor)}
    union all select id, name from companies where id = any(${asked}::uuid[]) and ${seenCompanies(actor)}
    union all select id, ${shownName(actor.language, "s")} from stages s where id = any(${asked}::uuid[])`.execute(tx);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return changes.map((change) =>
    Object.fromEntries(
      Object.entries(change).map(([key, [before, after]]): [string, Change[string]] => [
        key,
        links.includes(key) ? [named(before, names), named(after, names)] : [before, after],
      ]),
    ),
  );
}

function ownLinks(actor: Actor): string[] {
  const links = actor.own.opportunities.filter(({ kind }) => kind === "contact" || kind === "company");
  return links.map(({ key }) => ownKey(key));
}

function named(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => named(one, names)).filter((one) => one !== null);
  const id = idIn(value);
  if (id === undefined) return value;
  const name = names.get(id);
  return name === undefined ? null : { id, name };
}

function idIn(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string"
    ? value.id
    : undefined;
}
