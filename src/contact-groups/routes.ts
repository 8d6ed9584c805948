import type { Mount } from "../access/door.ts";
import { announce } from "../http/events.ts";
import * as api from "./api.ts";
import { createContactGroup, deleteContactGroup, updateContactGroup } from "./change.ts";
import { listContactGroups, showContactGroup } from "./show.ts";

/** Copying and merging touch their people: they are batches, and mounted with these. */
export function contactGroupRoutes(mount: Mount): void {
  mount(api.listContactGroups, async ({ tx, actor, query }) => {
    const items = await listContactGroups(tx, actor, query.search);
    return { items, next: null, count: { value: items.length, exact: true } };
  });

  mount(api.createContactGroup, async ({ tx, actor, body, afterCommit }) => {
    const group = await createContactGroup(tx, actor, body);
    afterCommit(() => announce("contactGroups", [group.id]));
    return group;
  });

  mount(api.showContactGroup, ({ tx, actor, params }) => showContactGroup(tx, actor, params.id));

  mount(
    api.updateContactGroup,
    async ({ tx, actor, params, body: { version: _, ...change }, version, afterCommit }) => {
      afterCommit(() => announce("contactGroups", [params.id]));
      return updateContactGroup(tx, actor, params.id, version, change);
    },
  );

  mount(api.deleteContactGroup, async ({ tx, actor, params, version, afterCommit }) => {
    afterCommit(() => announce("contactGroups", [params.id]));
    await deleteContactGroup(tx, actor, params.id, version);
    return {};
  });
}
