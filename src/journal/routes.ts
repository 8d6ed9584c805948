import type { Mount } from "../access/door.ts";
import { sendCsv } from "../http/send-csv.ts";
import { words } from "../words/words.ts";
import * as api from "./api.ts";
import { exportAudit } from "./export.ts";
import { listAudit, listContactAudit, wishOf } from "./list.ts";

/** Reading the audit, across all kinds of records. */
export function journalRoutes(mount: Mount): void {
  mount(api.listAudit, ({ tx, actor, query }) => listAudit(tx, actor, query));

  mount(api.showContactAudit, ({ tx, actor, params, query }) => listContactAudit(tx, actor, params.id, query));

  mount.raw(api.exportAudit, async ({ db, actor, query: { delimiter = ",", ...query }, request, reply }) => {
    const say = words(request.language);
    const name = say("audit:exportName", { day: new Date().toISOString().slice(0, 10) });
    return sendCsv(reply, name, exportAudit(db, actor, wishOf(query), delimiter, say));
  });
}
