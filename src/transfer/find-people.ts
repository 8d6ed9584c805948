import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableContacts } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import { fold } from "../values/text.ts";
import { splitPersonName } from "../values/person-name.ts";

/** Active agents by what a file calls them: e-mail, user name (the e-mail's part before the @), or full name. A name that several bear is nobody's. */
export async function findAgents(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const rows = await sql<{ id: string; emails: string[]; first: string; last: string }>`
    select c.id, array_remove(array(select i.normalised from identities i where i.contact_id = c.id and i.kind = 'email' and i.valid_to is null) || lower(c.sign_in_email), null) as emails,
      c.first_name as first, c.last_name as last
    from contacts c
    where c.access_group_id in (select id from access_groups where kind = 'agent') and c.live and c.status = 'active'
    order by c.id limit 20000`.execute(tx);
  const known = new Map<string, Set<string>>();
  const add = (key: string, id: string) => {
    if (key) known.set(key, (known.get(key) ?? new Set()).add(id));
  };
  for (const { id, emails, first, last } of rows.rows) {
    for (const email of emails) {
      add(email, id);
      add(email.slice(0, email.indexOf("@")), id);
    }
    add(fold(`${first} ${last}`), id);
    add(fold(`${last} ${first}`), id);
  }
  return onlyOnes(names, (name) => known.get(name.trim().toLowerCase()) ?? known.get(fold(name)));
}

/** Contacts within reach by e-mail or full name, for "reports to". */
export async function findPeople(tx: Tx, actor: Actor, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const asked = names.map((name) => {
    const { firstName = "", lastName = "" } = name.includes("@") ? {} : splitPersonName(name);
    return { name, email: name.trim().toLowerCase(), first: fold(firstName), last: fold(lastName) };
  });
  const eb = expressionBuilder<Tables, "contacts">();
  const rows = await sql<{ name: string; id: string }>`
    select distinct asked.name, contacts.id
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked (name text, email text, first text, last text)
    cross join lateral (
      select i.contact_id from identities i where i.kind = 'email' and i.normalised = asked.email and i.valid_to is null and not i.in_trash
      union (select s.contact_id from search_texts s where asked.last <> '' and s.last_name = asked.last and s.first_name = asked.first limit 20)
    ) as hit
    join contacts on contacts.id = hit.contact_id and contacts.live and ${reachableContacts(actor, "see")(eb)}`.execute(
    tx,
  );
  const known = new Map<string, Set<string>>();
  for (const { name, id } of rows.rows) known.set(name, (known.get(name) ?? new Set()).add(id));
  return onlyOnes(names, (name) => known.get(name));
}

function onlyOnes(
  names: readonly string[],
  find: (name: string) => ReadonlySet<string> | undefined,
): Map<string, string> {
  return new Map(
    names.flatMap((name): [string, string][] => {
      const found = find(name);
      const [id] = found ?? [];
      return id !== undefined && found?.size === 1 ? [[name, id]] : [];
    }),
  );
}
