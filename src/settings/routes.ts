import { whyNot } from "../access/check-call.ts";
import type { Mount } from "../access/door.ts";
import { showSession } from "../access/show-session.ts";
import type { Config } from "../config.ts";
import { inTransaction, reading } from "../database/transaction.ts";
import { checkImage } from "../files/image.ts";
import type { Store } from "../files/store.ts";
import { readOneFile } from "../http/upload.ts";
import * as api from "./api.ts";
import { drawLogo, keepLogo, readLogo, removeLogo } from "./logo.ts";
import { changeSettings, showSettings } from "./settings.ts";

const logoLimit = 10 * 1024 * 1024;

/** What the installation says of itself. */
export function settingsRoutes(mount: Mount, config: Config, store: Store): void {
  mount(api.showSettings, ({ tx, actor }) => showSettings(tx, actor, config));

  mount.open(api.showStart, async ({ tx, actor }) => {
    if (!actor) return { session: null, settings: null };
    const isTold = whyNot(actor, api.showSettings) === undefined;
    return { session: await showSession(tx, actor), settings: isTold ? await showSettings(tx, actor, config) : null };
  });

  mount(api.changeSettings, ({ tx, actor, body: { version: _, ...wish }, version }) =>
    changeSettings(tx, actor, config, version, wish),
  );

  mount.raw(api.putLogo, async ({ db, actor, request, reply }) => {
    const image = await readOneFile(request, logoLimit);
    await checkImage(image);
    const drawn = await drawLogo(image);
    const settings = await inTransaction(db, async (tx) => {
      await keepLogo(tx, store, actor, drawn);
      return showSettings(tx, actor, config);
    });
    return reply.send(settings);
  });

  mount(api.deleteLogo, async ({ tx, actor }) => {
    await removeLogo(tx, actor);
    return showSettings(tx, actor, config);
  });

  mount.raw(api.showLogo, async ({ db, reply }) => {
    const logo = await reading(db, (tx) => readLogo(tx, store));
    return reply.header("cache-control", "private, max-age=604800, immutable").type("image/webp").send(logo);
  });
}
