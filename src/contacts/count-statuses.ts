import { expressionBuilder, sql, type Expression, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { fieldRight } from "../access/field-rights.ts";
import { reachableContacts } from "../access/reachable.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { Refused } from "../records/weighed.ts";
import type { StatusWriting } from "./status.ts";
import { decideStatus, demandedAt, emptyAmong, type Standing } from "./status-rules.ts";

interface StatusCount {
  count: number;
  decision: Refused | "moves" | "same" | "stays";
}

/** What would become of everybody whom the conditions find, were this status given: counted by the same rules, nothing is locked or written. */
export async function countStatuses(
  tx: Tx,
  actor: Actor,
  conditions: readonly Expression<SqlBool>[],
  { status, reason = "", until = null }: Omit<StatusWriting, "id" | "version">,
): Promise<StatusCount[]> {
  const demanded = demandedAt(actor, status);
  const editable = reachableContacts(actor, "edit")(expressionBuilder<Tables, "contacts">());
  const isAdministrator = sql`(select g.standing = 'administrator' from access_groups g where g.id = contacts.access_group_id) is true`;
  // Of somebody who was blocked without a word nothing is kept.
  const isSameBlock = sql`coalesce((
    select b.reason = ${reason}::text and b.until_at is not distinct from ${until}::timestamptz
    from contact_blocks b where b.contact_id = contacts.id), ${reason === "" && until === null}::boolean)`;
  const found = await sql<Standing & { count: number }>`
    select kind, status, "isActor", "mayBeSet", "saysTheSame", lacks, count(*)::int as count from (
      select contacts.kind, contacts.status, contacts.id = ${actor.id} as "isActor",
        ${fieldRight(actor, "status") === "editable"}::boolean and ${editable}
          and (${actor.administrator}::boolean or not ${isAdministrator}) as "mayBeSet",
        ${status === "blocked" ? isSameBlock : sql`true`} as "saysTheSame", ${emptyAmong(demanded)} as lacks
      from contacts where ${sql.join([...conditions], sql` and `)}) as alike
    group by 1, 2, 3, 4, 5, 6`.execute(tx);
  return found.rows.map(({ count, ...standing }) => ({ count, decision: decideStatus(status, demanded, standing) }));
}
