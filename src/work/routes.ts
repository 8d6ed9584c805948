import type { Mount } from "../access/door.ts";
import { words } from "../words/words.ts";
import * as api from "./api.ts";
import { listWork } from "./list-work.ts";

/** Long work of every kind in one place. */
export function workRoutes(mount: Mount): void {
  mount(api.listWork, async ({ tx, actor, request }) => ({
    items: await listWork(tx, actor, words(request.language)),
  }));
}
