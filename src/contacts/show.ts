import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees, visibleFields } from "../access/field-rights.ts";
import { reachableContacts } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuseAsAbsent } from "../http/refusal.ts";
import type { showContact as declared } from "./api.ts";
import { contactFields } from "./fields.ts";
import { inWords } from "./in-words.ts";
import { mayOf, reachedJson, type Reached } from "./may.ts";

type Reply = ReplyOf<typeof declared>;

/** One contact with every field the actor may see; absent and out of reach answer alike. An absorbed one answers with its survivor. */
export async function showContact(tx: Tx, actor: Actor, id: string): Promise<Reply> {
  const eb = expressionBuilder<Tables, "contacts">();
  const parts = Object.entries(visibleFields(actor, contactFields)).map(
    ([key, field]) => sql`${field.value(eb)} as ${sql.ref(key)}`,
  );
  const shown = sees(actor, "blocked") ? [...parts, sql`${blockJson} as blocked`] : parts;
  const found = await sql<{ row: Reply; reached: Reached }>`
    select (select row_to_json(r) from (select ${sql.join(shown)}) as r) as row, ${reachedJson} as reached
    from contacts
    where contacts.id = coalesce((select merged_into_id from contacts where id = ${id}), ${id}::uuid)
      and contacts.live and ${reachableContacts(actor, "see")(eb)}`.execute(tx);
  const contact = found.rows[0];
  if (!contact) refuseAsAbsent();
  return { ...inWords(actor, contact.row), can: mayOf(actor, contact.reached) };
}

/** Somebody may be blocked of whom nobody has kept why. */
const blockJson = sql`case when contacts.status = 'blocked' then (
  select json_build_object('reason', coalesce(b.reason, ''), 'until', b.until_at, 'at', b.created_at,
    'by', case when p.id is null then null else json_build_object('id', p.id, 'name', trim(p.first_name || ' ' || p.last_name)) end)
  from (select) as one left join contact_blocks b on b.contact_id = contacts.id left join contacts p on p.id = b.made_by_id) end`;
