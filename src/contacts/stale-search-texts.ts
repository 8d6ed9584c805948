import type { PoolClient } from "pg";
import { searchTextRow, type SearchTextRow } from "./search-text.ts";

interface Found extends Record<"first_name" | "middle_name" | "last_name" | "nickname", string> {
  id: string;
  identities: { kind: string; value: string; name: string; account: string }[];
  stored: Omit<SearchTextRow, "contact_id"> | null;
}

/**
 * Contacts, among `most` taken evenly, whose stored search text is another than the program makes of them today; the
 * first five, and how many more. For a transaction of its own: it opens a cursor.
 */
export async function staleSearchTexts(client: PoolClient, most: number): Promise<string[]> {
  const { rows } = await client.query<{ n: number }>("select count(*)::int as n from contacts");
  const share = Math.min(1, most / Math.max(1, rows[0]?.n ?? 0));
  await client.query(`
    declare texts no scroll cursor for
    with chosen as materialized (
      select id, first_name, middle_name, last_name, nickname from contacts
      where ${share} >= 1 or (hashtextextended(id::text, 0) & 2147483647) < ${share} * 2147483648)
    select c.*, coalesce(i.list, '[]') as identities, case when s.contact_id is null then null
      else json_build_object('text', s.text, 'first_name', s.first_name, 'last_name', s.last_name) end as stored
    from chosen c left join search_texts s on s.contact_id = c.id
    left join (
      select contact_id, json_agg(json_build_object('kind', kind, 'account', account, 'value', value, 'name', name) order by position, id) as list
      from identities where valid_to is null and contact_id in (select id from chosen) group by contact_id) i on i.contact_id = c.id`);
  const stale: string[] = [];
  for (;;) {
    const { rows: some } = await client.query<Found>("fetch 2000 from texts");
    stale.push(...some.filter(isStale).map(({ id }) => id));
    if (some.length < 2000) break;
  }
  await client.query("close texts");
  return stale.length > 5 ? [...stale.slice(0, 5), `${(stale.length - 5).toLocaleString("en")} more`] : stale;
}

function isStale({ id, identities, stored, ...names }: Found): boolean {
  const reaching = (kind: string) =>
    identities.filter((one) => one.kind === kind).map(({ value }) => ({ value, label: "" }));
  const { text, first_name, last_name } = searchTextRow(id, {
    firstName: names.first_name,
    middleName: names.middle_name,
    lastName: names.last_name,
    nickname: names.nickname,
    emails: reaching("email"),
    phones: reaching("phone"),
    identities: identities
      .filter(({ kind }) => kind !== "email" && kind !== "phone")
      .map(({ kind, account, value, name }) => ({ kind, account, externalId: value, name })),
  });
  if (stored === null) return text !== "";
  return stored.text !== text || stored.first_name !== first_name || stored.last_name !== last_name;
}
