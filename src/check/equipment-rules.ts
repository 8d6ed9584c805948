import { acyclic, rule, type Rule } from "./rule.ts";

/** What holds of equipment: of its trees, of whose it is, of its numbers. */
export const equipmentRules: readonly Rule[] = [
  acyclic("No equipment stands above itself", "equipment", "parent_id"),
  rule(
    "A part of equipment is its whole's, and not there without it",
    `select e.id::text from equipment e join equipment p on p.id = e.parent_id
     where (e.company_id, e.contact_id) is distinct from (p.company_id, p.contact_id) or e.deleted_at is null and p.deleted_at is not null`,
  ),
  rule(
    "No tree of equipment has more than 32 levels",
    `with recursive levels (id, level) as (
       select id, 1 from equipment where parent_id is null
       union all select e.id, l.level + 1 from levels l join equipment e on e.parent_id = l.id where l.level <= 32)
     select id::text from levels where level > 32`,
  ),
  rule(
    "Whose equipment is, its holdings say",
    `select e.id::text from equipment e left join equipment_holdings h on h.equipment_id = e.id and h.to_date is null
     where (e.company_id, e.contact_id) is distinct from (h.company_id, h.contact_id)`,
  ),
  rule(
    "Where they are to be unique no serial number of equipment is there twice",
    `select min(id::text) from equipment where serial_key <> '' and deleted_at is null and (select serials_unique from installation)
     group by serial_key having count(*) > 1`,
  ),
];
