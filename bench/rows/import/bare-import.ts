import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import Papa from "papaparse";
import type pg from "pg";
import { from } from "pg-copy-streams";
import { timed } from "./run-import.ts";
import { header } from "./file.ts";

export interface BareImport {
  parse: number;
  /** Bringing the file into a table of texts; not part of the sum. */
  staging: number;
  insert: number;
}

/**
 * The engine's own import, in seconds: the file parsed, and INSERT … SELECT into the same tables with the same indexes,
 * links, search text and journal. Nothing is checked, matched, refused or told.
 */
export async function bareImport(client: pg.Client, path: string): Promise<BareImport> {
  const parse = await timed(() => parseFile(path));
  const columns = header.map((_, at) => `c${at}`);
  await client.query(
    `create unlogged table staged (row bigint generated always as identity, id uuid not null default new_id(), ${columns.map((name) => `${name} text`).join(", ")})`,
  );
  const staging = await timed(() =>
    pipeline(
      createReadStream(path),
      client.query(from(`copy staged (${columns.join(", ")}) from stdin (format csv, header)`)),
    ),
  );
  await client.query("analyze staged");
  const insert = await timed(async () => {
    await client.query("begin");
    for (const statement of statements) await client.query(statement);
    await client.query("commit");
  });
  return { parse: parse.seconds, staging: staging.seconds, insert: insert.seconds };
}

async function parseFile(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    Papa.parse<string[]>(createReadStream(path, "utf8"), {
      step: () => void (rows += 1),
      complete: () => resolve(rows),
      error: reject,
    });
  });
}

const words = (text: string) => `regexp_replace(lower(${text}), '[^[:alnum:]]+', ' ', 'g')`;

const statements = [
  `insert into companies (name, search_name) select name, ${words("name")} from (select distinct c9 as name from staged where c9 <> '') s`,
  `insert into tags (name) select distinct trim(t) from staged, unnest(string_to_array(c11, ',')) t where c11 <> '' on conflict do nothing`,
  `insert into contacts (id, kind, access_group_id, external_id, first_name, middle_name, last_name, job_title, birthday, language, source, made_by_id, owner_id)
    select s.id, g.kind, g.id, coalesce(c0, ''), coalesce(c1, ''), coalesce(c2, ''), coalesce(c3, ''), coalesce(c4, ''), ltrim(coalesce(c5, ''), ''''), coalesce(c12, ''), coalesce(c13, ''), a.id, a.id
    from staged s, access_groups g, (select id from contacts where kind = 'agent' order by id limit 1) a where g.standing = 'client'`,
  `insert into identities (contact_id, kind, value, normalised, position)
    select id, 'email', c6, lower(c6), 0 from staged where c6 <> '' union all
    select id, 'email', c7, lower(c7), 1 from staged where c7 <> '' union all
    select id, 'phone', ltrim(c8, ''''), ltrim(c8, ''''), 0 from staged where c8 <> ''`,
  `insert into memberships (contact_id, company_id, title, is_primary)
    select s.id, k.id, coalesce(c10, ''), true from staged s join companies k on k.name = s.c9`,
  `insert into contact_tags (contact_id, tag_id, position)
    select s.id, t.id, o.at from staged s, unnest(string_to_array(s.c11, ',')) with ordinality o (name, at) join tags t on t.name = trim(o.name)
    on conflict do nothing`,
  `insert into addresses (contact_id, street, city, region, postal_code, country)
    select id, coalesce(c14, ''), coalesce(c15, ''), coalesce(c16, ''), coalesce(c17, ''), coalesce(c18, '') from staged where c15 <> ''`,
  `insert into search_texts (contact_id, text, first_name, last_name)
    select id, ${words("concat_ws(' ', c1, c2, c3, c6, c7, c8)")}, ${words("coalesce(c1, '')")}, ${words("coalesce(c3, '')")} from staged`,
  `insert into audit (actor_id, subject_kind, subject_id, action) select null, 'contact', id, 'created' from staged`,
];
