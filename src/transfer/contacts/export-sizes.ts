import { sql, type Expression, type SqlBool, type Transaction } from "kysely";
import type { Tables } from "../../database/tables.ts";
import type { ListSizes } from "../mapping/export-columns.ts";

/** How many items of each list the contacts of a query have at most, which is how many numbered columns they need. */
export async function listSizesOf(tx: Transaction<Tables>, where: Expression<SqlBool>): Promise<ListSizes> {
  const most = (items: Expression<unknown>) =>
    sql`(select coalesce(max(count), 0)::int from (select count(*) as count from ${items} and x.contact_id in (select id from chosen) group by x.contact_id) as counted)`;
  const found = await sql<ListSizes>`
    with chosen as (select contacts.id from contacts where ${where})
    select
      ${most(sql`identities x where x.kind = 'email' and x.valid_to is null`)} as "Email",
      ${most(sql`identities x where x.kind = 'phone' and x.valid_to is null`)} as "Phone",
      ${most(sql`identities x where x.kind not in ('email', 'phone') and x.valid_to is null`)} as "Identity",
      ${most(sql`memberships x join companies c on c.id = x.company_id and c.deleted_at is null where true`)} as "Company",
      ${most(sql`contact_group_members x join contact_groups g on g.id = x.group_id and g.deleted_at is null where true`)} as "Group",
      ${most(sql`addresses x where true`)} as "Address"`.execute(tx);
  return found.rows[0] ?? { Email: 0, Phone: 0, Identity: 0, Company: 0, Group: 0, Address: 0 };
}
