import { sql } from "kysely";
import type { Actor } from "../src/access/actor.ts";
import type { Tx } from "../src/database/transaction.ts";
import { giveTree } from "../src/equipment/give-tree.ts";
import { writeEquipment } from "../src/equipment/write.ts";
import type { DemoPiece } from "./equipment.ts";
import { ownOfPiece } from "./own-fields-of-equipment.ts";
import type { Fitting } from "./write-own-fields.ts";

interface Made {
  ids: ReadonlyMap<string, string>;
  companyIds: ReadonlyMap<string, string>;
  batchId: string;
  fitting: Fitting;
}

/** Writes the equipment as it came, level by level, gives it its past, and lets some of it change hands and retire. */
export async function writeEquipmentOf(
  tx: Tx,
  actor: Actor,
  pieces: readonly DemoPiece[],
  made: Made,
): Promise<Map<string, string>> {
  const held = pieces.filter(({ contact }) => contact === null || made.ids.has(contact));
  const known = new Map<string, string>();
  for (const [, level] of Map.groupBy(held, ({ key }) => key.split(".").length)) {
    const writings = level.map((piece) => ({ id: null, change: changeOf(piece, known, made) }));
    const written = await writeEquipment(tx, actor, writings, { batchId: made.batchId });
    written.forEach((one, index) => {
      if (one.outcome === "refused") throw new Error(`${level[index]?.key}: ${one.code} ${JSON.stringify(one.faults)}`);
      known.set(level[index]?.key ?? "", one.id);
    });
  }
  const rows = held.map((one) => ({ id: known.get(one.key), made: one.madeDaysAgo }));
  await settle(tx, rows);
  await changeHands(tx, actor, held, known, made);
  await retire(tx, actor, held, known, made.batchId);
  return known;
}

/** First it is whose it was at first; a part always its whole's. */
function changeOf(piece: DemoPiece, known: ReadonlyMap<string, string>, { ids, companyIds, fitting }: Made) {
  const { name, article, serial, description, usedBy } = piece;
  const holder = piece.contact
    ? { contact: ids.get(piece.contact) }
    : { company: companyIds.get(piece.before?.company ?? piece.company ?? "") };
  return {
    name,
    article,
    serial,
    description,
    ...(piece.parent === null ? holder : { parent: known.get(piece.parent) }),
    usedBy: usedBy === null ? null : (ids.get(usedBy) ?? null),
    ...fitting("equipment", ownOfPiece(piece)),
  };
}

/** None of it can be written by anybody's hand; see `settle` of people. */
async function settle(tx: Tx, rows: readonly object[]): Promise<void> {
  const made = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, made float)`;
  await sql`
    update equipment set created_at = now() - r.made * interval '1 day', updated_at = now() - r.made / 3 * interval '1 day'
    from ${made} where equipment.id = r.id`.execute(tx);
  await sql`
    update equipment_holdings set from_date = (now() - r.made * interval '1 day')::date from ${made}
    where equipment_id = r.id`.execute(tx);
  await sql`
    update audit set at = now() - r.made * interval '1 day' from ${made}
    where subject_id = r.id and subject_kind = 'equipment'`.execute(tx);
}

async function changeHands(
  tx: Tx,
  actor: Actor,
  pieces: readonly DemoPiece[],
  known: ReadonlyMap<string, string>,
  { companyIds, batchId }: Made,
): Promise<void> {
  for (const { key, company, before } of pieces) {
    const [root, from, to] = [known.get(key), companyIds.get(before?.company ?? ""), companyIds.get(company ?? "")];
    if (!before || !root || !from || !to) continue;
    const day = new Date(Date.now() - before.untilDaysAgo * 86_400_000).toISOString().slice(0, 10);
    const gift = { root, company: to, contact: null, parent: null, from: day, was: { company: from, contact: null } };
    const given = await giveTree(tx, actor, gift, batchId);
    await changedAgo(tx, given, before.untilDaysAgo);
  }
}

/** What is retired is so with all its parts. */
async function retire(
  tx: Tx,
  actor: Actor,
  pieces: readonly DemoPiece[],
  known: ReadonlyMap<string, string>,
  batchId: string,
): Promise<void> {
  for (const [daysAgo, set] of Map.groupBy(pieces, ({ retiredDaysAgo }) => retiredDaysAgo)) {
    if (daysAgo === null) continue;
    const ids = set.flatMap(({ key }) => known.get(key) ?? []);
    const retiredAt = new Date(Date.now() - daysAgo * 86_400_000).toISOString();
    await writeEquipment(
      tx,
      actor,
      ids.map((id) => ({ id, change: { retiredAt } })),
      { batchId },
    );
    await changedAgo(tx, ids, daysAgo);
  }
}

async function changedAgo(tx: Tx, ids: readonly string[], daysAgo: number): Promise<void> {
  await sql`
    update equipment set updated_at = now() - ${daysAgo} * interval '1 day' where id = any(${ids}::uuid[])`.execute(tx);
  await sql`
    update audit set at = now() - ${daysAgo} * interval '1 day'
    where subject_id = any(${ids}::uuid[]) and subject_kind = 'equipment' and at > now() - interval '1 second'`.execute(
    tx,
  );
}
