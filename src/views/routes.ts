import type { Mount } from "../access/door.ts";
import { announce } from "../http/events.ts";
import * as api from "./api.ts";
import { clearDefault, makeDefault, orderViews } from "./arrange.ts";
import { createView, deleteView, restoreView, updateView } from "./change.ts";
import { listViews } from "./read.ts";
import { openedList, type ViewedLists } from "./viewed-list.ts";

/** Saved views of the lists that the rooms above have. */
export function viewRoutes(mount: Mount, lists: ViewedLists): void {
  mount(api.listViews, async ({ tx, actor, query }) => {
    openedList(lists, actor, query.on, "/on");
    return { items: await listViews(tx, actor, lists, query.on) };
  });

  mount(api.createView, async ({ tx, actor, body, afterCommit }) => {
    const view = await createView(tx, actor, lists, body);
    afterCommit(() => announce("views", [view.id]));
    return view;
  });

  mount(api.updateView, async ({ tx, actor, params, body: { version: _, ...wish }, version, afterCommit }) => {
    afterCommit(() => announce("views", [params.id]));
    return updateView(tx, actor, lists, params.id, version, wish);
  });

  mount(api.deleteView, async ({ tx, actor, params, version, afterCommit }) => {
    afterCommit(() => announce("views", [params.id]));
    await deleteView(tx, actor, lists, params.id, version);
    return {};
  });

  mount(api.restoreView, async ({ tx, actor, params, afterCommit }) => {
    afterCommit(() => announce("views", [params.id]));
    return restoreView(tx, actor, lists, params.id);
  });

  mount(api.makeDefaultView, async ({ tx, actor, params }) => {
    await makeDefault(tx, actor, lists, params.id);
    return {};
  });

  mount(api.clearDefaultView, async ({ tx, actor, params }) => {
    await clearDefault(tx, actor, lists, params.id);
    return {};
  });

  mount(api.orderViews, async ({ tx, actor, body }) => {
    await orderViews(tx, actor, lists, body.on, body.ids);
    return {};
  });
}
