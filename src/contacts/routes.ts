import type { Mount } from "../access/door.ts";
import { inTransaction, reading } from "../database/transaction.ts";
import type { Store } from "../files/store.ts";
import { dispositionOf } from "../http/disposition.ts";
import { announce } from "../http/events.ts";
import { readOneFile } from "../http/upload.ts";
import { regionsOf } from "../values/region.ts";
import { listAgents } from "./agents.ts";
import * as api from "./api.ts";
import { changeStatus } from "./change-status.ts";
import { createContact, updateContact } from "./change.ts";
import { revertEntry, showHistory } from "./history.ts";
import { listContacts } from "./list.ts";
import { readPicture, removePicture, setPicture } from "./picture.ts";
import { showContact } from "./show.ts";
import { checkVersion, trashContacts } from "./trash.ts";
import { vcardOf } from "./vcard.ts";
import { openBatch } from "../audit/batches.ts";
import { refuse } from "../http/refusal.ts";

const pictureLimit = 10 * 1024 * 1024;

export function contactRoutes(mount: Mount, store: Store): void {
  mount(api.listContacts, ({ tx, actor, query }) => listContacts(tx, actor, query));
  mount(api.showContact, ({ tx, actor, params }) => showContact(tx, actor, params.id));
  mount(api.listAgents, async ({ tx, actor, query }) => ({
    items: await listAgents(tx, actor, query.search),
  }));
  mount(api.listRegions, async ({ params }) => ({ items: [...regionsOf(params.country)] }));
  mount(api.showHistory, ({ tx, actor, params, query }) =>
    showHistory(tx, actor, params.id, query.after, query.limit ?? 50),
  );

  mount(api.createContact, async ({ tx, actor, body, afterCommit }) => {
    const contact = await createContact(tx, actor, body);
    afterCommit(() => announce("contacts", [contact.id]));
    return contact;
  });

  mount(api.updateContact, async ({ tx, actor, params, body: { version: _, ...change }, version, afterCommit }) => {
    afterCommit(() => announce("contacts", [params.id]));
    return updateContact(tx, actor, params.id, version, change);
  });

  mount(api.deleteContact, async ({ tx, actor, params, version, afterCommit }) => {
    const contact = await showContact(tx, actor, params.id);
    await checkVersion(tx, params.id, version);
    const batch = await openBatch(tx, actor, { subjectKind: "contact", action: "delete", total: 1, done: 1 });
    const { done } = await trashContacts(tx, actor, [contact.id], batch);
    if (done.length === 0) refuse(403, "notAllowed");
    afterCommit(() => announce("contacts", [params.id]));
    return { batch };
  });

  mount(api.setStatus, async ({ tx, actor, params, body: { version: _, ...wish }, version, afterCommit }) => {
    afterCommit(() => announce("contacts", [params.id]));
    return changeStatus(tx, actor, params.id, version, wish);
  });

  mount(api.revertEntry, async ({ tx, actor, params, body, afterCommit }) => {
    afterCommit(() => announce("contacts", [params.id]));
    return revertEntry(tx, actor, params.id, params.entry, body.field);
  });

  mount(api.deletePicture, async ({ tx, actor, params, afterCommit }) => {
    afterCommit(() => announce("contacts", [params.id]));
    await removePicture(tx, actor, params.id);
    return showContact(tx, actor, params.id);
  });

  mount.raw(api.putPicture, async ({ db, actor, hold, params, request, reply }) => {
    const image = await readOneFile(request, pictureLimit);
    const contact = await inTransaction(db, async (tx) => {
      await hold(tx);
      await setPicture(tx, store, actor, params.id, image);
      return showContact(tx, actor, params.id);
    });
    announce("contacts", [params.id]);
    return reply.send(contact);
  });

  mount.raw(api.showVcard, async ({ db, actor, params, reply }) => {
    const { name, text } = await reading(db, (tx) => vcardOf(tx, actor, params.id));
    return reply
      .header("cache-control", "no-store")
      .header("content-disposition", dispositionOf("attachment", `${name}.vcf`, "contact"))
      .type("text/vcard; charset=utf-8; version=4.0")
      .send(text);
  });

  mount.raw(api.showPicture, async ({ db, actor, params, query, reply }) => {
    const image = await reading(db, (tx) => readPicture(tx, store, actor, params.id, query.size === "small", query.v));
    // The address changes with every new picture, and only this person's browser keeps it.
    return reply.header("cache-control", "private, max-age=604800, immutable").type("image/webp").send(image);
  });
}
