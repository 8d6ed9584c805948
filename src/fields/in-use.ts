import { sql } from "kysely";
import type { OwnedBy } from "../database/own-field.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { uniqueValue } from "./unique-own.ts";
import type { OwnDefinition } from "./show-own.ts";

/** Refuses (409) to take choices away that records have, with how many have the first of them. */
export async function checkOptionsUnused(
  tx: Tx,
  before: OwnDefinition,
  options: readonly { key: string }[],
): Promise<void> {
  const gone = before.options.filter(({ key }) => !options.some((kept) => kept.key === key));
  for (const [index, { key, label }] of gone.entries()) {
    const people = await countHolding(tx, before.on, { [before.key]: before.type === "choices" ? [key] : key });
    if (people > 0)
      refuse(409, "optionInUse", {
        params: { option: label, count: people },
        faults: [{ pointer: `/options/${index}`, code: "inUse" }],
      });
  }
}

/** Records of the trash count: they may come back. */
async function countHolding(tx: Tx, on: OwnedBy, held: Record<string, unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(on)} where custom <> '{}' and custom @> ${JSON.stringify(held)}::jsonb`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** Refuses (409) to have values be unique while two records share one. */
export async function checkValuesDiffer(tx: Tx, { on, key, type }: OwnDefinition): Promise<void> {
  const value = uniqueValue(on, { key, kind: type });
  const { rows } = await sql<{ value: string; count: number }>`
    select ${value}::text as value, count(*)::int as count from ${sql.table(on)}
    where deleted_at is null and custom <> '{}' and ${value} is not null group by 1 having count(*) > 1 order by 2 desc limit 1`.execute(
    tx,
  );
  const [twins] = rows;
  if (twins)
    refuse(409, "valuesAlike", {
      params: { value: twins.value.slice(0, 100), count: twins.count },
      faults: [{ pointer: "/unique", code: "taken" }],
    });
}
