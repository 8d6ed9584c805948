import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableContacts } from "../access/reachable.ts";
import type { Kind, Status, Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { Key, MatchBy } from "./row-keys.ts";

/** A live contact that some row's key hits, and what is needed to judge the hit. */
export interface Candidate {
  id: string;
  kind: Kind;
  status: Status;
  /** Within the importer's reach. */
  seen: boolean;
  mayImport: boolean;
  externalId: string;
  emails: string[];
  /** Folded, first name and last name. */
  name: string;
}

export interface Matches {
  /** Contacts by the key that hits them. */
  byKey: ReadonlyMap<string, readonly Candidate[]>;
}

/** More people than this behind one key (a switchboard) say nothing more than this many. */
const most = 20;

/** Who is hit by which key: a constant number of statements for any number of keys. Reach is told, not applied: a hit out of reach must not be made a second time. */
export async function findMatches(tx: Tx, actor: Actor, keys: readonly Key[]): Promise<Matches> {
  const asked = (by: MatchBy) => [...new Set(keys.filter((one) => one.by === by).map(({ key }) => key))];
  const found = [
    ...(await hits(tx, asked("id"), byId)),
    ...(await hits(tx, asked("externalId"), byExternalId)),
    ...(await hits(tx, asked("email"), byEmail)),
    ...(await hits(tx, asked("phone"), byPhone)),
    ...(await hits(tx, asked("nameCompany"), byNameAndCompany)),
  ];
  const candidates = await loadCandidates(tx, actor, [...new Set(found.map(({ id }) => id))]);
  const byKey = new Map<string, Candidate[]>();
  for (const { key, id } of found) {
    const candidate = candidates.get(id);
    if (candidate) byKey.set(key, [...(byKey.get(key) ?? []), candidate]);
  }
  return { byKey };
}

interface Hit {
  key: string;
  id: string;
}

/** One lookup for each key by its index; the parts of a key are cut in SQL, so that one array carries them. */
async function hits(tx: Tx, keys: readonly string[], lookup: RawBuilder<unknown>): Promise<Hit[]> {
  if (keys.length === 0) return [];
  const rows = await sql<Hit>`
    select asked.key, hit.id from (select key, string_to_array(key, e'\x1f') as part from unnest(${keys}::text[]) as k (key)) as asked
    cross join lateral (${lookup} limit ${sql.lit(most)}) as hit`.execute(tx);
  return rows.rows;
}

/** An absorbed contact is its survivor. */
const byId = sql`select coalesce(c.merged_into_id, c.id) as id from contacts c where c.id = asked.part[2]::uuid`;
/** Without a source any will do: the file knows only one. */
const byExternalId = sql`select c.id from contacts c where c.external_id = asked.part[3] and c.external_id <> '' and c.live and asked.part[2] in ('', c.source)`;
const byEmail = sql`select i.contact_id as id from identities i where i.kind = 'email' and i.normalised = asked.part[2] and i.valid_to is null and not i.in_trash`;
const byPhone = sql`
  select i.contact_id as id from identities i
  where i.kind = 'phone' and i.normalised = asked.part[2] and i.extension = asked.part[3] and i.valid_to is null and not i.in_trash`;
const byNameAndCompany = sql`
  select s.contact_id as id from search_texts s
  join memberships m on m.contact_id = s.contact_id join companies o on o.id = m.company_id and o.deleted_at is null
  where s.last_name = asked.part[3] and s.first_name = asked.part[2] and o.search_name = asked.part[4]`;

async function loadCandidates(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, Candidate>> {
  if (ids.length === 0) return new Map();
  const eb = expressionBuilder<Tables, "contacts">();
  const rows = await sql<Candidate>`
    select contacts.id, contacts.kind, contacts.status, contacts.external_id as "externalId",
      ${reachableContacts(actor, "see")(eb)} as seen, ${reachableContacts(actor, "import")(eb)} as "mayImport",
      array(select i.normalised from identities i where i.contact_id = contacts.id and i.kind = 'email' and i.valid_to is null) as emails,
      coalesce((select trim(s.first_name || ' ' || s.last_name) from search_texts s where s.contact_id = contacts.id), '') as name
    from contacts where contacts.id = any(${ids}::uuid[]) and contacts.live`.execute(tx);
  return new Map(rows.rows.map((row) => [row.id, row]));
}
