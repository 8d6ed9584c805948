import type { Mount } from "../access/door.ts";
import * as api from "./api.ts";
import { searchEverything } from "./everything.ts";

export function searchRoutes(mount: Mount): void {
  mount(api.searchEverything, async ({ tx, actor, query }) => ({
    items: await searchEverything(tx, actor, query.q, query.limit ?? 20),
  }));
}
