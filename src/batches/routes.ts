import type { Mount } from "../access/door.ts";
import * as ofCompanies from "../companies/api.ts";
import * as ofGroups from "../contact-groups/api.ts";
import * as ofEquipment from "../equipment/api.ts";
import { announce } from "../http/events.ts";
import * as ofTags from "../tags/api.ts";
import { words } from "../words/words.ts";
import { announceWritten } from "./announce-written.ts";
import * as api from "./api.ts";
import { showBatch } from "./batch-reply.ts";
import { bulkContacts } from "./bulk.ts";
import { bulkCompanies } from "./bulk-companies.ts";
import { bulkEquipment } from "./bulk-equipment.ts";
import { cancelBatch } from "./cancel.ts";
import { duplicateGroup } from "./duplicate-group.ts";
import { joinByDomains } from "./join-companies.ts";
import { retireTree, transferTree } from "./equipment-trees.ts";
import { leave } from "./leave.ts";
import { showLeaving } from "./leaving.ts";
import { listItems } from "./list-items.ts";
import { mergeGroups } from "./merge-groups.ts";
import { deleteTag, mergeTags } from "./move-tags.ts";
import { previewStatus } from "./preview-status.ts";
import { undoBatch } from "./undo.ts";

/** Many records at once. */
export function batchRoutes(mount: Mount): void {
  mount(api.bulkContacts, async ({ tx, actor, body, afterCommit }) => {
    const reply = await bulkContacts(tx, actor, body);
    afterCommit(() => tell(reply));
    return reply;
  });

  mount(api.bulkCompanies, async ({ tx, actor, body, afterCommit }) => {
    const reply = await bulkCompanies(tx, actor, body);
    afterCommit(() => tell(reply));
    return reply;
  });

  mount(api.bulkEquipment, async ({ tx, actor, body, afterCommit }) => {
    const reply = await bulkEquipment(tx, actor, body);
    afterCommit(() => tell(reply));
    return reply;
  });

  mount(api.previewStatus, ({ tx, actor, body, request }) => previewStatus(tx, actor, body, words(request.language)));

  mount(api.showLeaving, ({ tx, actor, params }) => showLeaving(tx, actor, params.id));

  mount(api.leave, async ({ tx, actor, params, body: { version: _, ...wish }, version, afterCommit }) => {
    const { batch, ...reply } = await leave(tx, actor, params.id, version, wish);
    afterCommit(() => {
      announce("contacts", [params.id]);
      if (batch !== null) tell({ batch, ...reply });
    });
    return { batch, ...reply };
  });

  mount(ofGroups.duplicateContactGroup, async ({ tx, actor, params, body, afterCommit }) => {
    const reply = await duplicateGroup(tx, actor, params.id, body);
    afterCommit(() => {
      announce("contactGroups", [reply.group]);
      tell(reply);
    });
    return reply;
  });

  mount(ofGroups.mergeContactGroups, async ({ tx, actor, body, afterCommit }) => {
    const reply = await mergeGroups(tx, actor, body);
    afterCommit(() => tell(reply));
    return reply;
  });

  mount(ofCompanies.joinByDomains, async ({ tx, actor, params, body, afterCommit }) => {
    const reply = await joinByDomains(tx, actor, params.id, body);
    afterCommit(() => {
      announce("companies", [params.id]);
      tell(reply);
    });
    return reply;
  });

  mount(ofTags.mergeTags, async ({ tx, actor, body, afterCommit }) => {
    const reply = await mergeTags(tx, actor, body);
    afterCommit(() => tell(reply));
    return reply;
  });

  mount(ofTags.deleteTag, async ({ tx, actor, params, version, afterCommit }) => {
    const reply = await deleteTag(tx, actor, params.id, version);
    afterCommit(() => tell(reply));
    return reply;
  });

  mount(ofEquipment.retireEquipment, async ({ tx, actor, params, version, afterCommit }) => {
    const reply = await retireTree(tx, actor, params.id, version, "retireEquipment");
    afterCommit(() => tell(reply));
    return reply;
  });

  mount(ofEquipment.reviveEquipment, async ({ tx, actor, params, version, afterCommit }) => {
    const reply = await retireTree(tx, actor, params.id, version, "reviveEquipment");
    afterCommit(() => tell(reply));
    return reply;
  });

  mount(
    ofEquipment.transferEquipment,
    async ({ tx, actor, params, body: { version: _, ...wish }, version, afterCommit }) => {
      const reply = await transferTree(tx, actor, params.id, version, wish);
      afterCommit(() => tell(reply));
      return reply;
    },
  );

  mount(api.showBatch, ({ tx, actor, params, request }) => showBatch(tx, actor, params.id, words(request.language)));

  mount(api.listBatchItems, ({ tx, actor, params, query, request }) =>
    listItems(tx, actor, params.id, query, words(request.language)),
  );

  mount(api.cancelBatch, async ({ tx, actor, params, request, afterCommit }) => {
    afterCommit(() => announce("batches", [params.id]));
    await cancelBatch(tx, actor, params.id);
    return showBatch(tx, actor, params.id, words(request.language));
  });

  mount(api.undoBatch, async ({ tx, actor, params, afterCommit }) => {
    const reply = await undoBatch(tx, actor, params.id);
    afterCommit(() => tell(reply));
    return reply;
  });
}

function tell({ batch, state }: { batch: string; state: "running" | "done" }): void {
  announce("batches", [batch]);
  if (state === "done") announceWritten();
}
