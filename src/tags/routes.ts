import type { Mount } from "../access/door.ts";
import { announce } from "../http/events.ts";
import * as api from "./api.ts";
import { createTag, updateTag } from "./change.ts";
import { listTagColors, listTags } from "./list.ts";
import { listManagedTags, showTag } from "./show.ts";

/** Merging and deleting touch everybody who bears a tag: they are batches, and mounted with these. */
export function tagRoutes(mount: Mount): void {
  mount(api.listTags, ({ tx, actor, query }) => listTags(tx, actor, query.search));

  mount(api.listTagColors, ({ tx, actor }) => listTagColors(tx, actor));

  mount(api.listManagedTags, ({ tx, actor, query }) => listManagedTags(tx, actor, query));

  mount(api.showTag, ({ tx, actor, params }) => showTag(tx, actor, params.id));

  mount(api.createTag, async ({ tx, actor, body, afterCommit }) => {
    const tag = await createTag(tx, actor, body);
    afterCommit(() => announce("tags", [tag.id]));
    return tag;
  });

  mount(api.updateTag, async ({ tx, actor, params, body: { version: _, ...change }, version, afterCommit }) => {
    const tag = await updateTag(tx, actor, params.id, version, change);
    // The rows of contacts have its name and its color on them.
    afterCommit(() => {
      announce("tags", [params.id]);
      announce("contacts", []);
    });
    return tag;
  });
}
