import type { Mount } from "../access/door.ts";
import { checkAtRecord, type RecordKind } from "../access/record-kind.ts";
import type { Config } from "../config.ts";
import { inTransaction, reading } from "../database/transaction.ts";
import { announce } from "../http/events.ts";
import { Refusal } from "../http/refusal.ts";
import * as api from "./api.ts";
import { attachFile } from "./attach.ts";
import { deleteFile, renameFile, restoreFile } from "./change.ts";
import { dressFile, drawThumbnail, placeOf } from "./deliver.ts";
import { listFiles, showFile, type FileShown } from "./read-files.ts";
import { dropUpload, receiveFile } from "./receive.ts";
import type { Store } from "./store.ts";

/** Files on records of these kinds. */
export function fileRoutes(
  mount: Mount,
  kinds: readonly RecordKind[],
  store: Store,
  { maxFileBytes }: Pick<Config, "maxFileBytes">,
): void {
  for (const record of kinds) mountOn(record);

  mount.raw(api.downloadFile, async ({ db, actor, params, query, reply }) => {
    const { file, place } = await reading(db, async (tx) => ({
      file: await showFile(tx, kinds, actor, params.id),
      place: await placeOf(tx, params.id),
    }));
    const bytes = await store.read(place);
    dressFile(reply, file, query.view === "inline");
    return reply.send(bytes);
  });

  mount.raw(api.showThumbnail, async ({ db, actor, params, reply }) => {
    const drawn = await reading(db, async (tx) =>
      drawThumbnail(tx, store, await showFile(tx, kinds, actor, params.id)),
    );
    return reply.header("cache-control", "private, max-age=3600").type("image/webp").send(drawn);
  });

  mount(api.renameFile, async ({ tx, actor, params, body, version, afterCommit }) => {
    const file = await renameFile(tx, kinds, actor, params.id, version, body.name);
    afterCommit(() => announceOn(kinds, file));
    return file;
  });

  mount(api.deleteFile, async ({ tx, actor, params, version, afterCommit }) => {
    const file = await deleteFile(tx, kinds, actor, params.id, version);
    afterCommit(() => announceOn(kinds, file));
    return {};
  });

  mount(api.restoreFile, async ({ tx, actor, params, afterCommit }) => {
    const file = await restoreFile(tx, kinds, actor, params.id);
    afterCommit(() => announceOn(kinds, file));
    return file;
  });

  function mountOn(record: RecordKind): void {
    const { list, add } = api.recordFiles[record.path];
    const { kind } = record;

    mount(list, async ({ tx, actor, params, query }) => {
      await checkAtRecord(tx, actor, record, params.id, "files", "see");
      return listFiles(tx, kinds, actor, { kind, id: params.id }, query);
    });

    mount.raw(add, async ({ db, actor, hold, params, query, request, reply }) => {
      // Before a byte is kept, and again with the row: what may be done may have changed while the bytes came.
      await reading(db, (tx) => checkAtRecord(tx, actor, record, params.id, "files", "create"));
      const received = await receiveFile(db, request, store, maxFileBytes);
      const file = await inTransaction(db, async (tx) => {
        await hold(tx);
        await checkAtRecord(tx, actor, record, params.id, "files", "create");
        await attachFile(tx, actor, { kind, id: params.id }, received, query.draft ? "draft" : "attached");
        return showFile(tx, kinds, actor, received.id);
      }).catch(async (error: unknown) => {
        // Of another failure nobody knows whether the row is there: sweeping looks.
        if (error instanceof Refusal) await dropUpload(db, store, received.path);
        throw error;
      });
      announceOn(kinds, file);
      return reply.send(file);
    });
  }
}

function announceOn(kinds: readonly RecordKind[], { on }: Pick<FileShown, "on">): void {
  const path = kinds.find(({ kind }) => kind === on.kind)?.path;
  if (path) announce(path, [on.id]);
}
