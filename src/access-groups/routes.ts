import type { Mount } from "../access/door.ts";
import { announce } from "../http/events.ts";
import * as api from "./api.ts";
import { createAccessGroup, deleteAccessGroup, updateAccessGroup } from "./change.ts";
import { listRights } from "./list-rights.ts";
import { previewAccessGroup } from "./preview.ts";
import { requireSecondFactor } from "./require-second-factor.ts";
import { listAccessGroups, showAccessGroup } from "./show.ts";

export function accessGroupRoutes(mount: Mount): void {
  mount(api.listAccessGroups, ({ tx, actor }) => listAccessGroups(tx, actor));
  mount(api.showAccessGroup, ({ tx, actor, params }) => showAccessGroup(tx, actor, params.id));
  mount(api.listRights, async ({ actor }) => listRights(actor));

  mount(api.createAccessGroup, async ({ tx, actor, body, afterCommit }) => {
    const group = await createAccessGroup(tx, actor, body);
    afterCommit(() => announce("accessGroups", [group.id]));
    return group;
  });

  mount(api.updateAccessGroup, async ({ tx, actor, params, body: { version: _, ...change }, version, afterCommit }) => {
    afterCommit(() => announce("accessGroups", [params.id]));
    return updateAccessGroup(tx, actor, params.id, version, change);
  });

  mount(api.deleteAccessGroup, async ({ tx, actor, params, version, afterCommit }) => {
    afterCommit(() => announce("accessGroups", [params.id]));
    await deleteAccessGroup(tx, actor, params.id, version);
    return {};
  });

  mount(api.requireSecondFactor, async ({ tx, actor, params, body, afterCommit }) => {
    afterCommit(() => announce("accessGroups", [params.id]));
    await requireSecondFactor(tx, actor, params.id, body.required);
    return {};
  });

  mount(api.previewAccessGroup, ({ tx, actor, params, body: { version, ...change } }) =>
    previewAccessGroup(tx, actor, params.id, version, change),
  );
}
