import { sql } from "kysely";
import type { Actor } from "../src/access/actor.ts";
import { drawPicture } from "../src/contacts/picture.ts";
import type { Tx } from "../src/database/transaction.ts";
import type { Store } from "../src/files/store.ts";
import { castEquipment } from "./cast/equipment.ts";
import { drawDevice } from "./devices/drawing.ts";
import type { DemoPiece } from "./equipment.ts";
import { hangUp } from "./hang-up.ts";

/** Hangs a picture on what the companies that one meets first have, as they would by hand; each kind is drawn once. */
export async function writeEquipmentPictures(
  tx: Tx,
  store: Store,
  actor: Actor,
  { pieces, pieceIds }: { pieces: readonly DemoPiece[]; pieceIds: ReadonlyMap<string, string> },
): Promise<void> {
  const pictured = pieces.filter(
    ({ parent, company }) => parent === null && company !== null && company in castEquipment,
  );
  const drawn = new Map<string, Buffer>();
  for (const { key, device, article, madeDaysAgo } of pictured) {
    const [id, svg] = [pieceIds.get(key), drawDevice(device)];
    if (id === undefined || svg === undefined) continue;
    const bytes = drawn.get(device) ?? (await drawPicture(Buffer.from(svg)));
    drawn.set(device, bytes);
    const file = { name: `${article}.webp`, type: "image/webp", bytes };
    const fileId = await hangUp(tx, store, actor, { kind: "equipment", id }, file);
    await sql`update files set created_at = now() - ${madeDaysAgo} * interval '1 day' where id = ${fileId}`.execute(tx);
    await sql`
      update audit set at = now() - ${madeDaysAgo} * interval '1 day'
      where subject_id = ${id} and action = 'fileAdded' and at > now() - interval '1 second'`.execute(tx);
  }
}
