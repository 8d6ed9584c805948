import type { Mount } from "../access/door.ts";
import * as api from "./api.ts";
import { listTags } from "./list.ts";

export function tagRoutes(mount: Mount): void {
  mount(api.listTags, ({ tx, actor, query }) => listTags(tx, actor, query.search));
}
