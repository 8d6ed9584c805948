import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";

/** A row as JSON has it, by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

export interface IdentityNow {
  kind: string;
  account: string;
  value: string;
  normalised: string;
  extension: string;
  name: string;
  label: string;
  position: number;
  verified_at: string | null;
  bounced_at: string | null;
  valid_from: string;
  valid_to: string | null;
}

interface MembershipNow {
  company_id: string;
  position: number;
  title: string;
  department: string;
  is_manager: boolean;
  is_primary: boolean;
  from_date: string | null;
  to_date: string | null;
}

/** A contact with its lists as the tables have them, what lies in the trash with them included. */
export interface Present {
  contact: Row;
  identities: readonly IdentityNow[];
  addresses: readonly Row[];
  memberships: readonly MembershipNow[];
  groups: readonly string[];
  departments: readonly string[];
  tags: readonly string[];
  block: Row | null;
}

export async function loadPresent(tx: Tx, id: string): Promise<Present> {
  const found = await sql<Present>`
    select to_jsonb(c) as contact,
      coalesce((select jsonb_agg(to_jsonb(i) order by i.position, i.id) from identities i where i.contact_id = c.id), '[]') as identities,
      coalesce((select jsonb_agg(to_jsonb(a) order by a.position) from addresses a where a.contact_id = c.id), '[]') as addresses,
      coalesce((select jsonb_agg(to_jsonb(m) order by m.position) from memberships m where m.contact_id = c.id), '[]') as memberships,
      array(select group_id from contact_group_members where contact_id = c.id) as groups,
      array(select department_id from department_people where contact_id = c.id) as departments,
      array(select t.name from contact_tags ct join tags t on t.id = ct.tag_id where ct.contact_id = c.id order by ct.position, t.name) as tags,
      (select to_jsonb(b) from contact_blocks b where b.contact_id = c.id) as block
    from contacts c where c.id = ${id}`.execute(tx);
  const [present] = found.rows;
  if (!present) throw new Error("whoever is shown is there");
  return present;
}
