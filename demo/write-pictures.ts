import type { Actor } from "../src/access/actor.ts";
import { drawPicture, keepPicture } from "../src/contacts/picture.ts";
import type { Tx } from "../src/database/transaction.ts";
import type { Store } from "../src/files/store.ts";
import type { DemoPerson } from "./person.ts";
import { drawPortrait } from "./portrait/portrait.ts";

/** Drawn at the same time, on other cores than those that write. */
const atOnce = 20;

/** Draws everybody who has a portrait and hangs it up the way an uploaded picture is. */
export async function writePictures(
  tx: Tx,
  store: Store,
  actor: Actor,
  { people, ids }: { people: readonly DemoPerson[]; ids: ReadonlyMap<string, string> },
  say: (line: string) => void,
): Promise<void> {
  const pictured = people.flatMap(({ key, portrait }) => (portrait ? [{ id: ids.get(key) ?? "", portrait }] : []));
  const drawFrom = (first: number) =>
    Promise.all(
      pictured
        .slice(first, first + atOnce)
        .map(async ({ id, portrait }) => ({ id, drawn: await drawPicture(Buffer.from(drawPortrait(portrait))) })),
    );
  let next = drawFrom(0);
  for (let done = 0; done < pictured.length; done += atOnce) {
    const set = await next;
    next = drawFrom(done + atOnce);
    // Awaited in the next round; until then a failure must not go unheard.
    next.catch(() => {});
    for (const { id, drawn } of set) await keepPicture(tx, store, actor, id, drawn);
    if ((done + set.length) % 100 === 0) say(`Pictures: ${done + set.length} of ${pictured.length}`);
  }
}
