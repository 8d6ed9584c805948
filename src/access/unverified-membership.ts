import { sql } from "kysely";

/**
 * Of `memberships as m`: whether somebody belongs to a company by nothing but an address that he says is his. That ends when
 * an address of that domain is verified, and when somebody confirms by hand that he belongs there, or makes him its manager.
 */
export const isUnverified = sql<boolean>`(m.by_domain is not null and not m.is_manager and not exists (
  select from identities i where i.contact_id = m.contact_id and i.kind = 'email' and i.valid_to is null
    and i.verified_at is not null and split_part(i.normalised, '@', 2) = m.by_domain))`;
