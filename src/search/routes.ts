import type { Mount } from "../access/door.ts";
import type { Findable } from "../access/findable.ts";
import * as api from "./api.ts";
import { searchEverything } from "./everything.ts";

export function searchRoutes(mount: Mount, findables: readonly Findable[]): void {
  mount(api.searchEverything, async ({ tx, actor, query }) => ({
    items: await searchEverything(tx, actor, findables, { text: query.q, limit: query.limit ?? 20 }),
  }));
}
