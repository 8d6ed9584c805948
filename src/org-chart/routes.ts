import type { Mount } from "../access/door.ts";
import * as api from "./api.ts";
import { listReports, showOrgChart } from "./show.ts";

/** Who reports to whom. */
export function orgChartRoutes(mount: Mount): void {
  mount(api.showOrgChart, ({ tx, actor, params }) => showOrgChart(tx, actor, params.id));
  mount(api.listReports, ({ tx, actor, params, query }) => listReports(tx, actor, params.id, query));
}
