import { expressionBuilder, sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees } from "../access/field-rights.ts";
import { reachableContacts } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { parseEmailAddress } from "../values/email-address.ts";
import { parsePhoneNumber } from "../values/phone-number.ts";
import type { findKnown as declared } from "./api.ts";

const most = 5;

/** People in the trash who have exactly this e-mail or phone, and whom the actor may take back: whoever types it may rather want them. */
export async function findKnown(tx: Tx, actor: Actor, typed: string): Promise<ReplyOf<typeof declared>> {
  const way = await wayOf(tx, actor, typed);
  if (way === undefined) return { items: [] };
  const reach = reachableContacts(actor, "delete")(expressionBuilder<Tables, "contacts">());
  const found = await sql<{ id: string; name: string; deletedAt: string }>`
    select contacts.id, coalesce(nullif(trim(first_name || ' ' || last_name), ''), nickname) as name,
      to_char(deleted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "deletedAt"
    from contacts where deleted_at is not null and merged_into_id is null and ${reach} and contacts.id in (
      select i.contact_id from identities i
      where i.kind = ${way.kind} and i.normalised = ${way.normalised} and i.valid_to is null and i.in_trash)
    order by deleted_at desc, contacts.id limit ${most}`.execute(tx);
  return { items: found.rows };
}

/** Nothing for what is neither, and for what the actor does not see of people. */
async function wayOf(
  tx: Tx,
  actor: Actor,
  typed: string,
): Promise<{ kind: "email" | "phone"; normalised: string } | undefined> {
  const kind = typed.includes("@") ? "email" : "phone";
  if (!sees(actor, kind === "email" ? "emails" : "phones")) return undefined;
  if (kind === "email") {
    const email = parseEmailAddress(typed);
    return "problem" in email ? undefined : { kind, normalised: email.normalised };
  }
  const { default_country } = await tx.selectFrom("installation").select("default_country").executeTakeFirstOrThrow();
  const phone = parsePhoneNumber(typed, default_country);
  return "problem" in phone ? undefined : { kind, normalised: phone.normalised };
}
