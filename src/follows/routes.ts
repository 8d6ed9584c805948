import type { Mount } from "../access/door.ts";
import { announce } from "../http/events.ts";
import { recordFollows } from "./api.ts";
import { follow, showFollow, unfollow } from "./follow.ts";
import { followed } from "./kinds.ts";

/** Following records of every kind. */
export function followRoutes(mount: Mount): void {
  for (const record of followed) {
    const api = recordFollows[record.path];
    mount(api.show, ({ tx, actor, params }) => showFollow(tx, actor, record, params.id));
    // Lists are narrowed by it, and the star tells how many follow.
    mount(api.follow, ({ tx, actor, params, afterCommit }) => {
      afterCommit(() => announce(record.path, [params.id]));
      return follow(tx, actor, record, params.id);
    });
    mount(api.unfollow, ({ tx, actor, params, afterCommit }) => {
      afterCommit(() => announce(record.path, [params.id]));
      return unfollow(tx, actor, record, params.id);
    });
  }
}
