import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import { words } from "../values/text.ts";
import { keepNameWords } from "./name-words.ts";
import { searchTextRow } from "./search-text.ts";
import {
  storeAddresses,
  storeDepartments,
  storeGroups,
  storeIdentities,
  storeMemberships,
  storeTags,
} from "./store-lists.ts";
import { columnFields, type ContactValues } from "./values.ts";
import type { ToCreate, ToUpdate } from "./weigh.ts";

const columns = [...columnFields.map(({ column }) => column), "custom"];

/** Writes weighed contacts: a constant number of statements, however many they are. */
export async function storeContacts(
  tx: Tx,
  actor: Actor,
  created: readonly ToCreate[],
  updated: readonly ToUpdate[],
): Promise<void> {
  await insertContacts(tx, actor, created);
  await updateContacts(tx, updated);
  const all = [...created.map((one) => ({ ...one, contact: undefined })), ...updated];
  const touching = (key: string) => all.filter(({ difference }) => key in difference);
  await storeIdentities(
    tx,
    all.filter(({ difference }) => "emails" in difference || "phones" in difference || "identities" in difference),
  );
  await storeAddresses(tx, touching("addresses"));
  await storeMemberships(tx, touching("companies"));
  await storeGroups(tx, touching("groups"));
  await storeDepartments(tx, touching("departments"));
  await storeTags(tx, actor, touching("tags"));
  await storeSearchTexts(
    tx,
    all.filter(({ difference }) => searchedFields.some((key) => key in difference)),
  );
}

async function insertContacts(tx: Tx, actor: Actor, created: readonly ToCreate[]): Promise<void> {
  if (created.length === 0) return;
  const rows = created.map(({ id, after }) => ({ id, ...storedColumns(after) }));
  // What nobody of the set has is left to the table's defaults.
  const used = columns.filter((column) => rows.some((row) => column in row));
  const blank = Object.fromEntries(used.map((column) => [column, column in emptyColumns ? emptyColumns[column] : ""]));
  const filled = rows.map((row) => ({ ...blank, ...row }));
  await sql`
    insert into contacts (id, made_by_id, kind, ${sql.join(used.map((column) => sql.ref(column)))})
    select r.id, ${actor.id}, g.kind, ${sql.join(used.map((column) => sql.ref(`r.${column}`)))}
    from jsonb_populate_recordset(null::contacts, ${JSON.stringify(filled)}::jsonb) r
    join access_groups g on g.id = r.access_group_id`.execute(tx);
}

/** What an empty column holds where it is no text. */
const emptyColumns: Readonly<Record<string, unknown>> = {
  owner_id: null,
  assigned_to_id: null,
  reports_to_id: null,
  access_group_id: null,
  websites: [],
  custom: {},
  notified: true,
};

async function updateContacts(tx: Tx, updated: readonly ToUpdate[]): Promise<void> {
  if (updated.length === 0) return;
  const rows = updated.map(({ id, after }) => ({ id, ...storedColumns(after) }));
  const sets = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`r.${column}`)}`);
  await sql`
    update contacts set ${sql.join(sets)},
      kind = (select g.kind from access_groups g where g.id = r.access_group_id),
      version = contacts.version + 1, updated_at = now()
    from jsonb_populate_recordset(null::contacts, ${JSON.stringify(rows)}::jsonb) r
    where contacts.id = r.id`.execute(tx);
}

function storedColumns(values: ContactValues): Record<string, unknown> {
  const stored = columnFields.flatMap(({ key, column }): [string, unknown][] =>
    values.columns[key] === undefined ? [] : [[column, values.columns[key]]],
  );
  if (values.own) stored.push(["custom", values.own]);
  return Object.fromEntries(stored);
}

const nameFields = ["firstName", "middleName", "lastName", "nickname"] as const;
const searchedFields = [...nameFields, "emails", "phones", "identities"];

async function storeSearchTexts(tx: Tx, all: readonly { id: string; after: ContactValues }[]): Promise<void> {
  if (all.length === 0) return;
  const rows = all.map(({ id, after }) =>
    searchTextRow(id, {
      firstName: textOf(after.columns["firstName"]),
      middleName: textOf(after.columns["middleName"]),
      lastName: textOf(after.columns["lastName"]),
      nickname: textOf(after.columns["nickname"]),
      emails: after.emails ?? [],
      phones: after.phones ?? [],
      identities: after.identities ?? [],
    }),
  );
  await sql`
    insert into search_texts (contact_id, text, first_name, last_name)
    select contact_id, text, first_name, last_name from jsonb_populate_recordset(null::search_texts, ${JSON.stringify(rows)}::jsonb)
    on conflict (contact_id) do update set text = excluded.text, first_name = excluded.first_name, last_name = excluded.last_name`.execute(
    tx,
  );
  await keepNameWords(
    tx,
    all.flatMap(({ after }) => nameFields.flatMap((key) => words(textOf(after.columns[key])))),
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
