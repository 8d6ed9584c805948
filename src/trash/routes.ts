import type { Mount } from "../access/door.ts";
import { announce } from "../http/events.ts";
import { announceTrash } from "./announce-trash.ts";
import * as api from "./api.ts";
import { countTrash } from "./choose.ts";
import { findKnown } from "./known.ts";
import { listTrash } from "./list.ts";
import type { Hosts } from "./lying.ts";
import { purgeFromTrash } from "./purge.ts";
import { purgeMany } from "./purge-many.ts";
import { restoreFromTrash, restoreMany } from "./restore.ts";

/** The trash of everything. */
export function trashRoutes(mount: Mount, hosts: Hosts): void {
  mount(api.listTrash, ({ tx, actor, query }) => listTrash(tx, hosts, actor, query));

  mount(api.countTrash, ({ tx, actor, query }) => countTrash(tx, hosts, actor, query));

  mount(api.findKnown, ({ tx, actor, query }) => findKnown(tx, actor, query.search));

  mount(api.restoreMany, async ({ tx, actor, body, afterCommit }) => {
    afterCommit(announceTrash);
    return restoreMany(tx, hosts, actor, body.ids);
  });

  mount(api.restoreFromTrash, async ({ tx, actor, params, afterCommit }) => {
    afterCommit(announceTrash);
    return restoreFromTrash(tx, hosts, actor, params.id);
  });

  mount(api.purgeMany, async ({ tx, actor, body, afterCommit }) => {
    const reply = await purgeMany(tx, hosts, actor, body);
    afterCommit(() => {
      announce("batches", [reply.batch]);
      announceTrash();
    });
    return reply;
  });

  mount(api.purgeFromTrash, async ({ tx, actor, params, body, afterCommit }) => {
    await purgeFromTrash(tx, hosts, actor, params.id, body.name);
    afterCommit(announceTrash);
    return {};
  });
}
