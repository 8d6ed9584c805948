import type { Mount } from "../access/door.ts";
import type { Findable } from "../access/findable.ts";
import * as api from "./api.ts";
import { listRecent } from "./list.ts";
import { markOpened } from "./mark-opened.ts";

export function recentRoutes(mount: Mount, findables: readonly Findable[]): void {
  mount(api.listRecent, async ({ tx, actor, query }) => ({
    items: await listRecent(tx, actor, findables, query.limit ?? 20),
  }));

  mount(api.markOpened, async ({ tx, actor, body }) => {
    await markOpened(tx, actor, findables, body);
    return {};
  });
}
