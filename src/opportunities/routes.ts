import type { Mount } from "../access/door.ts";
import { announce } from "../http/events.ts";
import { sendCsv } from "../http/send-csv.ts";
import { words } from "../words/words.ts";
import * as api from "./api.ts";
import { showBoard, showForecast } from "./board.ts";
import { createPipeline, deletePipeline, updatePipeline } from "./change-pipeline.ts";
import { createOpportunity, moveOpportunity, updateOpportunity } from "./change.ts";
import { exportOpportunities } from "./export.ts";
import { revertEntry, showHistory } from "./history.ts";
import { listOpportunities } from "./list.ts";
import { listPipelines } from "./pipelines.ts";
import { showOpportunity } from "./show.ts";
import { deleteOpportunity } from "./trash.ts";

export function opportunityRoutes(mount: Mount): void {
  mount(api.listOpportunities, ({ tx, actor, query }) => listOpportunities(tx, actor, query));
  mount.raw(api.exportOpportunities, ({ db, actor, query, request, reply }) => {
    const say = words(request.language);
    const day = new Date().toISOString().slice(0, 10);
    const name = say("opportunities:exportName", { day });
    return sendCsv(reply, name, exportOpportunities(db, actor, query, say));
  });
  mount(api.showBoard, ({ tx, actor, query }) => showBoard(tx, actor, query));
  mount(api.showForecast, ({ tx, actor, query }) => showForecast(tx, actor, query));
  mount(api.showOpportunity, ({ tx, actor, params }) => showOpportunity(tx, actor, params.id));
  mount(api.showOpportunityHistory, ({ tx, actor, params, query }) =>
    showHistory(tx, actor, params.id, query.after, query.limit ?? 50),
  );

  mount(api.createOpportunity, async ({ tx, actor, body, afterCommit }) => {
    const opportunity = await createOpportunity(tx, actor, body);
    afterCommit(() => announce("opportunities", [opportunity.id]));
    return opportunity;
  });

  mount(api.updateOpportunity, async ({ tx, actor, params, body: { version: _, ...change }, version, afterCommit }) => {
    afterCommit(() => announce("opportunities", [params.id]));
    return updateOpportunity(tx, actor, params.id, version, change);
  });

  mount(api.moveOpportunity, async ({ tx, actor, params, body: { version: _, ...move }, version, afterCommit }) => {
    afterCommit(() => announce("opportunities", [params.id]));
    return moveOpportunity(tx, actor, params.id, version, move);
  });

  mount(api.revertOpportunityEntry, async ({ tx, actor, params, body, afterCommit }) => {
    afterCommit(() => announce("opportunities", [params.id]));
    return revertEntry(tx, actor, params.id, params.entry, body.field);
  });

  mount(api.deleteOpportunity, async ({ tx, actor, params, version, afterCommit }) => {
    afterCommit(() => announce("opportunities", [params.id]));
    await deleteOpportunity(tx, actor, params.id, version);
    return {};
  });
  pipelineRoutes(mount);
}

/** Whatever stands in a pipeline is shown anew when it changes: no ids mean many. */
function pipelineRoutes(mount: Mount): void {
  mount(api.listPipelines, async ({ tx, actor }) => ({ items: await listPipelines(tx, actor) }));

  mount(api.createPipeline, async ({ tx, actor, body, afterCommit }) => {
    afterCommit(() => announce("opportunities", []));
    return createPipeline(tx, actor, body);
  });

  mount(api.updatePipeline, async ({ tx, actor, params, body: { version: _, ...wish }, version, afterCommit }) => {
    afterCommit(() => announce("opportunities", []));
    return updatePipeline(tx, actor, params.id, version, wish);
  });

  mount(api.deletePipeline, async ({ tx, actor, params, body, version, afterCommit }) => {
    afterCommit(() => announce("opportunities", []));
    await deletePipeline(tx, actor, params.id, version, body.moveTo);
    return {};
  });
}
