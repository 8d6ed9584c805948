import { rm } from "node:fs/promises";
import type { Actor } from "../access/actor.ts";
import type { Mount } from "../access/door.ts";
import type { Config } from "../config.ts";
import { inTransaction, reading } from "../database/transaction.ts";
import { announce } from "../http/events.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import { words } from "../words/words.ts";
import * as api from "./api.ts";
import { changeImport } from "./change-import.ts";
import { beginCheck } from "./check-import.ts";
import { askToRun, cancelImport, pauseImport } from "./control-import.ts";
import { decideRow } from "./decide-row.ts";
import { exportRoutes } from "./export-routes.ts";
import { importFields } from "./import-fields.ts";
import { importReplies } from "./import-reply.ts";
import { listRows, showRow } from "./list-rows.ts";
import { kinds } from "./kinds.ts";
import { mayTransfer, type ImportKind } from "./may.ts";
import { receiveFile } from "./receive-file.ts";
import { rejectedCsv } from "./rejected-rows.ts";
import { sendCsv } from "../http/send-csv.ts";
import { lookInto, startImport } from "./start-import.ts";
import { findImports, loadImport, type Import } from "./stored-import.ts";
import { undoImport } from "./undo-import.ts";

/** Import and export. */
export function transferRoutes(mount: Mount, { dataDir }: Pick<Config, "dataDir">): void {
  mount.raw(api.startImport, async ({ db, actor, hold, query: { kind = "contacts" }, request, reply }) => {
    checkMay(actor, kind);
    const file = await receiveFile(request, dataDir);
    const head = await lookInto(kinds[kind], actor, file, request.language);
    const answer = await inTransaction(db, async (tx) => {
      await hold(tx);
      const made = await startImport(tx, actor, kind, file, head);
      const reply = await replyOf(tx, made, request.language);
      // The dry run goes ahead with what was guessed, while a person looks at the options; a program just waits for it.
      if (made.problem === null && made.options.encoding !== "") await beginCheck(tx, made);
      return reply;
    }).catch(async (error: unknown) => {
      await rm(file.path, { force: true });
      throw error;
    });
    announce("imports", [file.id]);
    return reply.code(api.startImport.status).send(answer);
  });

  mount(api.listImports, async ({ tx, actor, request }) => ({
    items: await importReplies(tx, await findImports(tx, actor), words(request.language)),
  }));
  mount(api.showImport, async ({ tx, actor, params, request }) =>
    replyOf(tx, await loadImport(tx, actor, params.id, "shared"), request.language),
  );
  mount(api.listImportFields, async ({ actor, query: { kind = "contacts" } }) => {
    checkMay(actor, kind);
    return { items: importFields(kinds[kind], actor) };
  });
  mount(api.listImportRows, async ({ tx, actor, params, query, request }) =>
    listRows(tx, actor, await loadImport(tx, actor, params.id, "shared"), query, words(request.language)),
  );

  for (const [endpoint, act] of [
    [api.runImport, askToRun],
    [api.pauseImport, pauseImport],
    [api.cancelImport, cancelImport],
    [api.undoImport, undoImport],
  ] as const) {
    mount(endpoint, async ({ tx, actor, params, request, afterCommit }) => {
      afterCommit(() => announce("imports", [params.id]));
      return replyOf(tx, await act(tx, actor, params.id), request.language);
    });
  }

  mount(api.changeImport, async ({ tx, actor, params, body, request, afterCommit }) => {
    afterCommit(() => announce("imports", [params.id]));
    return replyOf(tx, await changeImport(tx, actor, params.id, body), request.language);
  });

  mount(api.decideRow, async ({ tx, actor, params, body, request, afterCommit }) => {
    afterCommit(() => announce("imports", [params.id]));
    const imported = await decideRow(tx, actor, params.id, params.row, body);
    return (await showRow(tx, actor, imported, params.row, words(request.language))) ?? refuseAsAbsent();
  });

  mount.raw(api.rejectedRows, async ({ db, actor, params, request, reply }) => {
    const say = words(request.language);
    const imported = await reading(db, (tx) => loadImport(tx, actor, params.id, "shared"));
    return sendCsv(
      reply,
      `${imported.file_name.replace(/\.\w{1,5}$/, "")} ${say("transfer:rejectedName")}`,
      rejectedCsv(db, imported, say),
    );
  });

  mount.raw(api.importTemplate, async ({ actor, query: { kind = "contacts" }, request, reply }) => {
    checkMay(actor, kind);
    const name = words(request.language)(`transfer:templateName.${kind}`);
    return sendCsv(reply, name, pieces(kinds[kind].template()));
  });

  exportRoutes(mount);
}

/** 403 where the actor may import records of another kind only. */
function checkMay(actor: Actor, kind: ImportKind): void {
  if (!mayTransfer(actor, kind, "import")) refuse(403, "notAllowed");
}

type Tx = Parameters<Parameters<typeof inTransaction>[1]>[0];

async function replyOf(tx: Tx, imported: Import, language: string) {
  const [reply] = await importReplies(tx, [imported], words(language));
  return reply ?? refuseAsAbsent();
}

async function* pieces(text: string): AsyncGenerator<string, void> {
  yield text;
}
