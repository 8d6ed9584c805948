import type { Mount } from "../access/door.ts";
import { announce } from "../http/events.ts";
import * as api from "./api.ts";
import { listTrash } from "./list.ts";
import { restoreFromTrash } from "./restore.ts";

const announced = {
  contact: "contacts",
  company: "companies",
  contactGroup: "contactGroups",
  opportunity: "opportunities",
} as const;

export function trashRoutes(mount: Mount): void {
  mount(api.listTrash, ({ tx, actor, query }) => listTrash(tx, actor, query.after, query.limit ?? 50));

  mount(api.restoreFromTrash, async ({ tx, actor, params, afterCommit }) => {
    const restored = await restoreFromTrash(tx, actor, params.id);
    afterCommit(() => announce(announced[restored.kind], [restored.id]));
    return restored;
  });
}
