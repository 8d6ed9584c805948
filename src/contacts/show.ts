import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import { contactHasSecondFactor } from "../access/has-second-factor.ts";
import { reachableContacts } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import type { showContact as declared } from "./api.ts";
import { isOwnKey } from "../database/own-field.ts";
import { contactFieldsFor, shownCustom } from "./fields-for.ts";
import { inWords } from "./in-words.ts";
import { mayOf, reachedJson, waysOfAccount, type Account, type Reached } from "./may.ts";

type Reply = ReplyOf<typeof declared>;

/** One contact with every field the actor may see; absent and out of reach answer alike. An absorbed one answers with its survivor. */
export async function showContact(tx: Tx, actor: Actor, id: string): Promise<Reply> {
  const eb = expressionBuilder<Tables, "contacts">();
  const found = await sql<{ row: Reply; reached: Reached; account: Account }>`
    select ${cardJson(actor)} as row, ${reachedJson} as reached,
      json_build_object('hasSecondFactor', ${contactHasSecondFactor},
        'signsIn', (select g.signs_in from access_groups g where g.id = contacts.access_group_id)) as account
    from contacts
    where contacts.id = coalesce((select merged_into_id from contacts where id = ${id}), ${id}::uuid)
      and contacts.live and ${reachableContacts(actor, "see")(eb)}`.execute(tx);
  const contact = found.rows[0];
  if (!contact) refuseAsAbsent();
  const { row, reached, account } = contact;
  const can = [...mayOf(actor, reached), ...waysOfAccount(actor, reached, account)];
  return { ...inWords(actor, reached.kind === "client" ? withoutDepartments(row) : row), kind: reached.kind, can };
}

/** What stands on the card of the row `contacts`: every field that the actor may see, and what is told beside the status. */
export function cardJson(actor: Actor): RawBuilder<Reply> {
  const eb = expressionBuilder<Tables, "contacts">();
  const standard = Object.entries(contactFieldsFor(actor)).filter(([key]) => !isOwnKey(key));
  const parts = [
    ...standard.map(([key, field]) => sql`${field.value(eb)} as ${sql.ref(key)}`),
    sql`${shownCustom(actor)} as custom`,
  ];
  const shown = sees(actor, "status") ? [...parts, sql`${blockJson} as blocked`, sql`${firingJson} as fired`] : parts;
  return sql<Reply>`(select row_to_json(r) from (select ${sql.join(shown)}) as r)`;
}

/** Only agents sit in departments: of a client there is nothing to show, and nothing to write. */
function withoutDepartments({ departments: _, ...row }: Reply): Reply {
  return row;
}

/** Somebody may be blocked of whom nobody has kept why. */
const blockJson = sql`case when contacts.status = 'blocked' then (
  select json_build_object('reason', coalesce(b.reason, ''), 'until', b.until_at, 'at', b.created_at,
    'by', case when p.id is null then null else json_build_object('id', p.id, 'name', trim(p.first_name || ' ' || p.last_name)) end)
  from (select) as one left join contact_blocks b on b.contact_id = contacts.id left join contacts p on p.id = b.made_by_id) end`;

/** Who has fired the contact and when, as long as the journal tells of it. */
const firingJson = sql`case when contacts.status = 'fired' then (
  select json_build_object('at', f.at,
    'by', case when p.id is null then null else json_build_object('id', p.id, 'name', trim(p.first_name || ' ' || p.last_name)) end)
  from (select) as one
  left join lateral (
    select at, actor_id from audit
    where subject_id = contacts.id and subject_kind = 'contact' and action = 'fired' order by at desc, id desc limit 1) as f on true
  left join contacts p on p.id = f.actor_id) end`;
