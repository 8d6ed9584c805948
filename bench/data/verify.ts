import pg from "pg";
import { equipmentRules } from "../../src/check/equipment-rules.ts";
import { searchText } from "../../src/contacts/search-text.ts";
import type { Connection } from "../../src/database/connect.ts";
import { searchText as textOfPiece } from "../../src/equipment/values.ts";
import { parseEmailAddress } from "../../src/values/email-address.ts";
import { parsePhoneNumber } from "../../src/values/phone-number.ts";
import { fold } from "../../src/values/text.ts";

/**
 * Throws unless every foreign key of the filled database holds (it was filled without looking at them) and what
 * people and equipment of a sample are found by is what the product would write.
 */
export async function verifyBase(client: pg.Client): Promise<void> {
  const broken = await brokenKeys(client);
  if (broken.length > 0) throw new Error(`The base breaks ${broken.join(", ")}.`);
  const wrong = await wrongSearchTexts(client);
  if (wrong.length > 0) throw new Error(`What contacts are found by is wrong: ${wrong.slice(0, 3).join("; ")}`);
  const wrongPieces = await wrongPieceTexts(client);
  if (wrongPieces.length > 0)
    throw new Error(`What equipment is found by is wrong: ${wrongPieces.slice(0, 3).join("; ")}`);
}

/** Throws unless the rules of equipment hold, which its triggers would have kept. */
export async function verifyRules(connection: Connection): Promise<void> {
  const pool = new pg.Pool({ ...connection, max: 1 });
  const client = await pool.connect();
  try {
    for (const { says, breaches } of equipmentRules) {
      const found = await breaches({ client, dataDir: "", most: 1 });
      if (found.length > 0) throw new Error(`The base breaks "${says}": ${found.join(", ")}`);
    }
  } finally {
    client.release();
    await pool.end();
  }
}

async function brokenKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; query: string }>(`
    select c.conname as name, format('select from %s a where %s and not exists (select from %s b where %s) limit 1',
      c.conrelid::regclass,
      (select string_agg(format('a.%I is not null', f.attname), ' and ') from unnest(c.conkey) k join pg_attribute f on f.attrelid = c.conrelid and f.attnum = k),
      c.confrelid::regclass,
      (select string_agg(format('a.%I = b.%I', f.attname, t.attname), ' and ')
        from unnest(c.conkey, c.confkey) as k (own, other)
        join pg_attribute f on f.attrelid = c.conrelid and f.attnum = k.own
        join pg_attribute t on t.attrelid = c.confrelid and t.attnum = k.other)) as query
    from pg_constraint c where c.contype = 'f' and c.conparentid = 0 and c.connamespace = 'public'::regnamespace`);
  const broken: string[] = [];
  for (const { name, query } of rows) if ((await client.query(query)).rowCount) broken.push(name);
  return broken;
}

interface Found {
  names: string[];
  identities: { kind: string; value: string; normalised: string }[];
  text: string;
  first_name: string;
  last_name: string;
}

/** A thousand contacts from all over the base, read back and told by the product's own function. */
async function wrongSearchTexts(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<Found>(`
    select array[c.first_name, c.middle_name, c.last_name, c.nickname] as names, s.text, s.first_name, s.last_name,
      (select coalesce(json_agg(i order by i.kind, i.position), '[]') from identities i where i.contact_id = c.id) as identities
    from contacts c left join search_texts s on s.contact_id = c.id
    order by hashint8extended(('x' || substr(c.id::text, 25))::bit(48)::bigint, 1) limit 1000`);
  return rows.flatMap(({ names, identities, text, first_name, last_name }) => {
    const of = (kind: string) => identities.filter((one) => one.kind === kind);
    const labelled = ({ value }: { value: string }) => ({ value, label: "" });
    const expected = searchText({
      names,
      emails: of("email").map(labelled),
      phones: of("phone").map(labelled),
      identities: of("telegram").map(({ kind, value }) => ({ kind, externalId: value, name: "" })),
    });
    const [first = "", , last = ""] = names;
    const right = text === expected && first_name === fold(first) && last_name === fold(last);
    return [
      ...(right ? [] : [`"${text}" is not "${expected}"`]),
      ...identities.filter(isMisread).map(({ value }) => value),
    ];
  });
}

async function wrongPieceTexts(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; article: string; serial: string; text: string }>(`
    select name, article, serial, search_text as text from equipment
    order by hashint8extended(('x' || substr(id::text, 25))::bit(48)::bigint, 1) limit 1000`);
  return rows.flatMap(({ text, ...piece }) => (text === textOfPiece(piece) ? [] : [`"${text}"`]));
}

function isMisread({ kind, value, normalised }: Found["identities"][number]): boolean {
  if (kind === "telegram") return value !== normalised;
  const read = kind === "email" ? parseEmailAddress(value) : parsePhoneNumber(value);
  return "problem" in read || read.normalised !== normalised;
}
