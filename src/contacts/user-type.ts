import { sql } from "kysely";
import { all, any, not, plainly, someRow, type Condition } from "../database/condition.ts";
import type { FieldFilter } from "../database/field.ts";

/** Managers manage some company; employees belong to one and manage none (the guide's "companies' user type"). */
export function byUserType(type: "manager" | "employee"): Condition {
  return type === "manager" ? manages : all([belongs, not(manages)]);
}

/** The same as a field of filters: "manager", "employee", empty for who belongs to no company. */
export const userTypeFilter: FieldFilter<"contacts"> = {
  kind: "choice",
  some: (test) =>
    any(
      (["manager", "employee"] as const).map((type) =>
        all([plainly(test(sql`${sql.lit(type)}::text`)), byUserType(type)]),
      ),
      "contacts",
    ),
};

const manages = someRow(sql`contacts.id`, {
  from: sql`memberships`,
  of: sql`contact_id`,
  where: sql<boolean>`is_manager and to_date is null`,
});
const belongs = someRow(sql`contacts.id`, {
  from: sql`memberships`,
  of: sql`contact_id`,
  where: sql<boolean>`to_date is null`,
});
