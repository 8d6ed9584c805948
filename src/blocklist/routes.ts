import type { Mount } from "../access/door.ts";
import * as api from "./api.ts";
import { addSender, addSenders, removeSender } from "./change.ts";
import { listBlocklist } from "./list.ts";

/** From whom nothing is taken. */
export function blocklistRoutes(mount: Mount): void {
  mount(api.listBlocklist, ({ tx, query }) => listBlocklist(tx, query));
  mount(api.addToBlocklist, ({ tx, actor, body }) => addSender(tx, actor, body));
  mount(api.addManyToBlocklist, ({ tx, actor, body }) => addSenders(tx, actor, body));
  mount(api.removeFromBlocklist, async ({ tx, actor, params }) => {
    await removeSender(tx, actor, params.id);
    return {};
  });
}
