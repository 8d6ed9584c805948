import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { AuditAction } from "../audit/actions.ts";
import { recordChanges } from "../audit/record.ts";
import type { Tx } from "../database/transaction.ts";
import { asWritten, entriesOf, type Written } from "../records/weighed.ts";
import { changeHands } from "./holdings.ts";
import { lockTrees } from "./load.ts";
import { placeBeside, placesBehind } from "./places.ts";
import { searchText, type EquipmentValues } from "./values.ts";
import { weighEquipment, type EquipmentWriting, type WeighedEquipment } from "./weigh.ts";

export type { EquipmentWriting } from "./weigh.ts";

interface WriteRules {
  /** As what the journal tells a change. */
  updatedAs?: AuditAction;
  batchId?: string | null;
}

/**
 * The one write path of equipment, in sets of up to 1,000: rules, rights, trees, holdings and journal are applied here and
 * nowhere else but where a whole subtree changes hands (`give-tree.ts`), in a constant number of statements. Another place
 * among the same parts is no change of the record. Answers one outcome a writing, in their order; a piece stands in a set once.
 */
export async function writeEquipment(
  tx: Tx,
  actor: Actor,
  writings: readonly EquipmentWriting[],
  { updatedAs = "updated", batchId = null }: WriteRules = {},
): Promise<Written[]> {
  await lockWhatMoves(tx, writings);
  const judged = await weighEquipment(tx, actor, writings);
  await store(tx, actor, writings, judged);
  await recordChanges(tx, actor, entriesOf("equipment", judged, updatedAs), batchId);
  return judged.map(asWritten);
}

/** Trees before the records: whoever gives a tree away goes the same way. */
async function lockWhatMoves(tx: Tx, writings: readonly EquipmentWriting[]): Promise<void> {
  const moved = writings.filter(
    ({ id, change, beside }) =>
      id !== null && (beside ?? change.parent ?? change.company ?? change.contact) !== undefined,
  );
  const cleared = writings.filter(({ id, change }) => id !== null && change.parent === null);
  const parts = writings.filter(({ id, change }) => id === null && change.parent);
  const all = [...moved, ...cleared, ...parts];
  if (all.length === 0) return;
  await lockTrees(
    tx,
    all.flatMap(({ id, change }) => [id ?? [], change.parent ?? []].flat()),
    all.flatMap(({ change }) => [change.company ?? [], change.contact ?? []].flat()),
    moved.length + cleared.length > 0 ? "alone" : "adding",
  );
}

interface Row {
  id: string;
  after: EquipmentValues;
  position: string | undefined;
}

async function store(
  tx: Tx,
  actor: Actor,
  writings: readonly EquipmentWriting[],
  weighed: readonly WeighedEquipment[],
): Promise<void> {
  const places = await placesFor(tx, writings, weighed);
  const rowOf = ({ id, after }: { id: string; after: EquipmentValues }): Row => ({
    id,
    after,
    position: places.get(id),
  });
  const created = weighed.filter((one) => one.outcome === "create");
  const updated = weighed.filter((one) => one.outcome === "update");
  const placed = weighed.filter((one) => one.outcome === "unchanged").filter(({ id }) => places.has(id));
  await insert(tx, actor.id, created.map(rowOf));
  await update(tx, updated.map(rowOf));
  await place(tx, placed.map(rowOf));
  const given = updated.filter(({ difference }) => difference["company"] ?? difference["contact"]);
  await changeHands(
    tx,
    actor,
    [...created, ...given].map(({ id, after }) => ({ id, company: after.company, contact: after.contact })),
  );
}

/** A number for each that comes to others, or is put beside one of them. */
async function placesFor(
  tx: Tx,
  writings: readonly EquipmentWriting[],
  weighed: readonly WeighedEquipment[],
): Promise<Map<string, string>> {
  const behind: ({ id: string } & Pick<EquipmentValues, "parent" | "company" | "contact">)[] = [];
  const places = new Map<string, string>();
  for (const [index, one] of weighed.entries()) {
    if (one.outcome === "refused") continue;
    const { parent, company, contact } = one.after;
    const beside = writings[index]?.beside;
    const comes =
      one.outcome === "create" ||
      (one.outcome === "update" && ["parent", "company", "contact"].some((key) => one.difference[key]));
    // One piece at a time is put beside another.
    if (beside) places.set(one.id, await placeBeside(tx, one.id, { parent, company, contact }, beside));
    else if (comes) behind.push({ id: one.id, parent, company, contact });
  }
  return new Map([...places, ...(await placesBehind(tx, behind))]);
}

async function insert(tx: Tx, makerId: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into equipment (id, made_by_id, position, ${columns})
    select id, ${makerId}::uuid, coalesce(position, 0), ${columns} from ${recordset(rows)}`.execute(tx);
}

async function update(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update equipment set (${columns}) = (select ${sql.join(names.map((name) => sql.ref(`r.${name}`)))}),
      position = coalesce(r.position, equipment.position), version = equipment.version + 1, updated_at = now()
    from ${recordset(rows)} where equipment.id = r.id`.execute(tx);
}

async function place(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update equipment set position = r.position
    from jsonb_to_recordset(${JSON.stringify(rows.map(({ id, position }) => ({ id, position })))}::jsonb) as r (id uuid, position numeric)
    where equipment.id = r.id`.execute(tx);
}

const names = [
  "name",
  "article",
  "serial",
  "search_text",
  "description",
  "company_id",
  "contact_id",
  "used_by_id",
  "parent_id",
  "retired_at",
  "custom",
] as const;
const columns = sql.join(names.map((name) => sql.ref(name)));

function recordset(rows: readonly Row[]) {
  const stored = rows.map(({ id, after, position }) => ({
    id,
    position,
    name: after.name,
    article: after.article,
    serial: after.serial,
    search_text: searchText(after),
    description: after.description,
    company_id: after.company,
    contact_id: after.contact,
    used_by_id: after.usedBy,
    parent_id: after.parent,
    retired_at: after.retiredAt,
    custom: after.own,
  }));
  return sql`jsonb_populate_recordset(null::equipment, ${JSON.stringify(stored)}::jsonb) as r`;
}
