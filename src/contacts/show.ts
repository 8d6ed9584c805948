import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { visibleFields } from "../access/field-rights.ts";
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
  const found = await sql<{ row: Reply; reached: Reached }>`
    select (select row_to_json(r) from (select ${sql.join(parts)}) as r) as row, ${reachedJson} as reached
    from contacts
    where contacts.id = coalesce((select merged_into_id from contacts where id = ${id}), ${id}::uuid)
      and contacts.live and ${reachableContacts(actor, "see")(eb)}`.execute(tx);
  const contact = found.rows[0];
  if (!contact) refuseAsAbsent();
  return { ...inWords(actor, contact.row), can: mayOf(actor, contact.reached) };
}
