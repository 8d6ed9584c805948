import { sql } from "kysely";
import type { Actor } from "../src/access/actor.ts";
import type { OwnedBy } from "../src/database/own-field.ts";
import type { Tx } from "../src/database/transaction.ts";
import { createField } from "../src/fields/change-own.ts";
import { equipmentFields } from "./own-fields-of-equipment.ts";
import { demoFields, type DemoField, type DemoValues } from "./own-fields.ts";

/** Those of some values for which there is a field by now, as `custom` of a change. */
export type Fitting = (on: OwnedBy, values: DemoValues) => { custom?: DemoValues };

/** Makes the team's own fields, but those whose name or key the installation has given to another; they are there with the next actor that is read. */
export async function writeOwnFields(tx: Tx, actor: Actor): Promise<Fitting> {
  const there = await tx.selectFrom("own_fields").select(["on_kind", "key", "label"]).execute();
  const isTaken = ({ on, key, name }: DemoField) =>
    there.some((one) => one.on_kind === on && (one.key === key || one.label.toLowerCase() === name.toLowerCase()));
  const fields = [...demoFields, ...equipmentFields].filter((field) => !isTaken(field));
  for (const field of fields) await createField(tx, actor, field);
  await sql`
    update own_fields set created_at = now() - interval '700 days', updated_at = now() - interval '300 days'
    where key = any(${fields.map(({ key }) => key)}) and created_at > now() - interval '1 second'`.execute(tx);
  await sql`
    update audit set at = f.created_at from own_fields f
    where audit.subject_kind = 'field' and audit.subject_id = f.id and audit.at > now() - interval '1 second'`.execute(
    tx,
  );
  return (on, values) => {
    const kept = fields.flatMap(({ on: kind, key }) =>
      kind === on && values[key] !== undefined && values[key] !== null ? [[key, values[key]] as const] : [],
    );
    return kept.length > 0 ? { custom: Object.fromEntries(kept) } : {};
  };
}
