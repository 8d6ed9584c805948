import sharp from "sharp";
import type { Actor } from "../src/access/actor.ts";
import { setPicture } from "../src/contacts/picture.ts";
import type { Tx } from "../src/database/transaction.ts";
import type { Store } from "../src/files/store.ts";
import type { DemoPerson } from "./person.ts";
import { drawPortrait } from "./portrait/portrait.ts";

/** Draws everybody who has a portrait and hangs it up the way an uploaded picture is. */
export async function writePictures(
  tx: Tx,
  store: Store,
  actor: Actor,
  { people, ids }: { people: readonly DemoPerson[]; ids: ReadonlyMap<string, string> },
  say: (line: string) => void,
): Promise<void> {
  const pictured = people.filter(({ portrait }) => portrait !== null);
  let done = 0;
  for (const { key, portrait } of pictured) {
    const id = ids.get(key);
    if (!id || !portrait) continue;
    const drawn = await sharp(Buffer.from(drawPortrait(portrait)))
      .png()
      .toBuffer();
    await setPicture(tx, store, actor, id, drawn);
    done += 1;
    if (done % 100 === 0) say(`Pictures: ${done} of ${pictured.length}`);
  }
}
