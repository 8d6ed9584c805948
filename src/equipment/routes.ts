import type { Mount } from "../access/door.ts";
import type { Config } from "../config.ts";
import { dispositionOf } from "../http/disposition.ts";
import { announce } from "../http/events.ts";
import { words } from "../words/words.ts";
import * as api from "./api.ts";
import { createEquipment, updateEquipment } from "./change.ts";
import { revertEntry, showHistory } from "./history.ts";
import { printLabels } from "./labels.ts";
import { listEquipment } from "./list.ts";
import { moveEquipment } from "./move.ts";
import { showEquipment } from "./show.ts";
import { deleteEquipment } from "./trash.ts";
import { countSubtree, showTree } from "./tree.ts";

/** What changes a whole tree is mounted with the batches. */
export function equipmentRoutes(mount: Mount, config: Pick<Config, "baseUrl">): void {
  mount(api.listEquipment, ({ tx, actor, query }) => listEquipment(tx, actor, query));
  mount(api.showTree, ({ tx, actor, query }) => showTree(tx, actor, query));
  mount.raw(api.printLabels, async ({ db, actor, query, request, reply }) => {
    const name = words(request.language)("rights:subject.equipment");
    const sheet = await printLabels(db, actor, query, config);
    return reply
      .header("content-disposition", dispositionOf("inline", `${name}.pdf`, "labels"))
      .header("cache-control", "no-store")
      .type("application/pdf")
      .send(sheet);
  });
  mount(api.showEquipment, ({ tx, actor, params }) => showEquipment(tx, actor, params.id));
  mount(api.countSubtree, ({ tx, actor, params }) => countSubtree(tx, actor, params.id));
  mount(api.showEquipmentHistory, ({ tx, actor, params, query }) =>
    showHistory(tx, actor, params.id, query.after, query.limit ?? 50),
  );

  mount(api.createEquipment, async ({ tx, actor, body, afterCommit }) => {
    const piece = await createEquipment(tx, actor, body);
    // The whole counts its parts.
    afterCommit(() => announce("equipment", [piece.id, ...piece.path.slice(-1).map(({ id }) => id)]));
    return piece;
  });

  mount(api.updateEquipment, async ({ tx, actor, params, body: { version: _, ...change }, version, afterCommit }) => {
    afterCommit(() => announce("equipment", change.parent === undefined ? [params.id] : []));
    return updateEquipment(tx, actor, params.id, version, change);
  });

  mount(api.moveEquipment, async ({ tx, actor, params, body: { version: _, ...place }, version, afterCommit }) => {
    afterCommit(() => announce("equipment", []));
    return moveEquipment(tx, actor, params.id, version, place);
  });

  mount(api.revertEquipmentEntry, async ({ tx, actor, params, body, afterCommit }) => {
    afterCommit(() => announce("equipment", [params.id]));
    return revertEntry(tx, actor, params.id, params.entry, body.field);
  });

  mount(api.deleteEquipment, async ({ tx, actor, params, version, afterCommit }) => {
    afterCommit(() => announce("equipment", []));
    await deleteEquipment(tx, actor, params.id, version);
    return {};
  });
}
