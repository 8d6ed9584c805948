import type { Mount } from "../access/door.ts";
import * as api from "./api.ts";
import { listMoments } from "./moments.ts";
import { showAsOf } from "./show.ts";

/** The card of a contact as of a date. */
export function asOfRoutes(mount: Mount): void {
  mount(api.showAsOf, ({ tx, actor, params, query }) => showAsOf(tx, actor, params.id, query.at));
  mount(api.listMoments, ({ tx, actor, params }) => listMoments(tx, actor, params.id));
}
