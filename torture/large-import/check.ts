import { isDeepStrictEqual } from "node:util";
import type { Finding } from "../checks.ts";
import type { Query } from "../query.ts";
import { externalPrefix, type Expected } from "./people-file.ts";

/** After the import each good row of the file is one contact, with all that hangs on it, once. */
export async function findAfterRun(query: Query, id: string, expected: Expected): Promise<Finding[]> {
  const { rows, created, skipped, invalid, companies, employed } = expected;
  return compare("after the run", await counted(query, id), {
    state: "done",
    counts: { created, updated: 0, unchanged: 0, skipped, asks: 0, invalid },
    rows,
    applied: rows,
    "rows marked as created": created,
    "contacts of those rows": created,
    contacts: created,
    "different contacts": created,
    "in the trash": 0,
    emails: created,
    phones: created,
    "identities in the trash": 0,
    "search texts": created,
    memberships: employed,
    tags: created * 2,
    companies,
    "different companies": companies,
    "journal: created": created,
    "journal: different created": created,
    "journal: other": 0,
    "journal of the undo: deleted": 0,
    "journal of the undo: different deleted": 0,
    "journal of the undo: other": 0,
  });
}

/** After the undo nobody of it lives, the trash holds them all, and the journal says so once of each. */
export async function findAfterUndo(query: Query, id: string, expected: Expected): Promise<Finding[]> {
  const { created } = expected;
  const found = await counted(query, id);
  return compare("after the undo", found, {
    state: "undone",
    rows: expected.rows,
    applied: expected.rows,
    "rows marked as created": created,
    "contacts of those rows": created,
    contacts: created,
    "different contacts": created,
    "in the trash": created,
    emails: created,
    phones: created,
    "identities in the trash": created * 2,
    "search texts": created,
    memberships: expected.employed,
    tags: created * 2,
    companies: expected.companies,
    "different companies": expected.companies,
    "journal: created": created,
    "journal: different created": created,
    "journal: other": 0,
    "journal of the undo: deleted": created,
    "journal of the undo: different deleted": created,
    "journal of the undo: other": 0,
  });
}

/** Everybody whom the import has not made, with addresses and journal: the hash must stay the same. */
export async function hashOthers(query: Query): Promise<string> {
  const [row] = await query(`
    with others as (select * from contacts where external_id not like '${externalPrefix}%')
    select concat_ws(' ',
      (select md5(string_agg(c::text, '|' order by id)) from others c),
      (select md5(string_agg(i::text, '|' order by i.id)) from identities i where contact_id in (select id from others)),
      (select md5(string_agg(a::text, '|' order by a.id)) from audit a where subject_kind = 'contact' and subject_id in (select id from others))) as hash`);
  return row.hash;
}

type Counted = Record<string, unknown>;

async function counted(query: Query, id: string): Promise<Counted> {
  const [row] = await query(
    `with made as materialized (select id, external_id, deleted_at from contacts where external_id like '${externalPrefix}%'),
      batch as materialized (select batch_id as id from imports where id = $1),
      undo as materialized (select u.id from batches u join batch b on u.undoes_id = b.id),
      entries as materialized (select subject_id, action from audit a join batch b on a.batch_id = b.id where subject_kind = 'contact'),
      undoing as materialized (select subject_id, action from audit a join undo u on a.batch_id = u.id where subject_kind = 'contact'),
      reaching as materialized (select i.kind, i.in_trash from identities i join made m on m.id = i.contact_id where i.valid_to is null),
      staged as materialized (select outcome, applied_at, record_id from import_rows where import_id = $1)
    select json_build_object(
      'state', (select state from imports where id = $1),
      'counts', (select counts from imports where id = $1),
      'rows', (select count(*) from staged),
      'applied', (select count(*) from staged where applied_at is not null),
      'rows marked as created', (select count(*) from staged where applied_at is not null and outcome = 'create'),
      'contacts of those rows', (select count(distinct record_id) from staged where applied_at is not null and outcome = 'create'),
      'contacts', (select count(*) from made),
      'different contacts', (select count(distinct external_id) from made),
      'in the trash', (select count(*) from made where deleted_at is not null),
      'emails', (select count(*) from reaching where kind = 'email'),
      'phones', (select count(*) from reaching where kind = 'phone'),
      'identities in the trash', (select count(*) from reaching where in_trash),
      'search texts', (select count(*) from search_texts s join made m on m.id = s.contact_id),
      'memberships', (select count(*) from memberships s join made m on m.id = s.contact_id),
      'tags', (select count(*) from contact_tags s join made m on m.id = s.contact_id),
      'companies', (select count(*) from companies where deleted_at is null),
      'different companies', (select count(distinct search_name) from companies where deleted_at is null),
      'journal: created', (select count(*) from entries where action = 'created'),
      'journal: different created', (select count(distinct subject_id) from entries where action = 'created'),
      'journal: other', (select count(*) from entries where action <> 'created'),
      'journal of the undo: deleted', (select count(*) from undoing where action = 'deleted'),
      'journal of the undo: different deleted', (select count(distinct subject_id) from undoing where action = 'deleted'),
      'journal of the undo: other', (select count(*) from undoing where action <> 'deleted')) as found`,
    [id],
  );
  return row.found;
}

function compare(when: string, found: Counted, right: Counted): Finding[] {
  return Object.entries(right).flatMap(([what, wanted]): Finding[] => {
    const is = found[what];
    // What was not counted is none.
    const same = what === "counts" ? isDeepStrictEqual({ ...zeros(wanted), ...Object(is) }, wanted) : is === wanted;
    if (same) return [];
    const kind = typeof is !== "number" || typeof wanted !== "number" ? "wrong" : is > wanted ? "twice" : "lost";
    return [{ kind, words: `${when} ${what}: ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}` }];
  });
}

function zeros(counts: unknown): Record<string, number> {
  return Object.fromEntries(Object.keys(Object(counts)).map((key) => [key, 0]));
}
