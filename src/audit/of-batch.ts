import { sql } from "kysely";
import { someRow } from "../database/condition.ts";
import type { FieldFilter } from "../database/field.ts";

const kinds = { contacts: "contact", companies: "company", equipment: "equipment" } as const;

/** The records that a batch (an import, a bulk edit) has made or changed; only of one's own batches, administrators of all. */
export function batchFilter<Table extends keyof typeof kinds>(
  { id, administrator }: { id: string; administrator: boolean },
  table: Table,
): FieldFilter<Table> {
  return {
    kind: "id",
    some: (test) =>
      someRow(sql.ref(`${table}.id`), {
        from: sql`audit a join batches b on b.id = a.batch_id`,
        of: sql`a.subject_id`,
        where: sql`a.subject_kind = ${kinds[table]} and a.batch_id is not null and ${test(sql`a.batch_id`)}
          and (b.actor_id = ${id} or ${administrator})`,
      }),
  };
}
