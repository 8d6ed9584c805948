import { rm } from "node:fs/promises";
import type { FastifyReply } from "fastify";
import type { Mount } from "../access/door.ts";
import type { Config } from "../config.ts";
import { ownKey } from "../database/own-field.ts";
import { inTransaction, reading } from "../database/transaction.ts";
import { announce } from "../http/events.ts";
import { refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { isId } from "../values/uuid.ts";
import { words } from "../words/words.ts";
import * as api from "./api.ts";
import { changeImport } from "./change-import.ts";
import { beginCheck } from "./check-import.ts";
import { askToRun, cancelImport, pauseImport } from "./control-import.ts";
import { decideRow } from "./decide-row.ts";
import { customColumns, fillableColumns, fillableOwn, fieldsOf } from "./editable-mapping.ts";
import { exportContacts, type ExportWish } from "./export-contacts.ts";
import { importReplies } from "./import-reply.ts";
import { listRows, showRow } from "./list-rows.ts";
import { fieldName } from "./mapping/columns.ts";
import { templateCsv } from "./mapping/template.ts";
import { receiveFile } from "./receive-file.ts";
import { rejectedCsv } from "./rejected-rows.ts";
import { sendCsv } from "../http/send-csv.ts";
import { lookInto, startImport } from "./start-import.ts";
import { findImports, loadImport, type Import } from "./stored-import.ts";
import { undoImport } from "./undo-import.ts";

/** Import and export. */
export function transferRoutes(mount: Mount, { dataDir }: Pick<Config, "dataDir">): void {
  mount.raw(api.startImport, async ({ db, actor, hold, request, reply }) => {
    const file = await receiveFile(request, dataDir);
    const head = await lookInto(file, request.language, customColumns(actor));
    const answer = await inTransaction(db, async (tx) => {
      await hold(tx);
      const made = await startImport(tx, actor, file, head);
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
  mount(api.listImportFields, async ({ actor }) => ({
    items: [
      ...fillableColumns(actor).map(({ key, section }) => ({
        name: fieldName({ key }),
        key,
        field: fieldsOf(key)[0] ?? key,
        group: section,
      })),
      ...fillableOwn(actor).map(({ key, label }) => ({
        name: ownKey(key),
        key: ownKey(key),
        field: ownKey(key),
        group: "additional",
        label,
      })),
    ],
  }));
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

  mount.raw(api.importTemplate, async ({ request, reply }) =>
    sendCsv(reply, words(request.language)("transfer:templateName"), pieces(templateCsv())),
  );

  mount.raw(api.exportContacts, async ({ db, actor, query: { ids, ...query }, request, reply }) => {
    const chosen = ids === undefined ? undefined : readIds(ids);
    return sendExport(reply, request.language, (signal) =>
      exportContacts(db, actor, wishOf({ ...query, ids: chosen }, request.language), words(request.language), signal),
    );
  });

  mount.raw(api.exportSelected, async ({ db, actor, body, request, reply }) =>
    sendExport(reply, request.language, (signal) =>
      exportContacts(db, actor, wishOf(body, request.language), words(request.language), signal),
    ),
  );
}

type Tx = Parameters<Parameters<typeof inTransaction>[1]>[0];

async function replyOf(tx: Tx, imported: Import, language: string) {
  const [reply] = await importReplies(tx, [imported], words(language));
  return reply ?? refuseAsAbsent();
}

async function sendExport(
  reply: FastifyReply,
  language: string,
  open: (signal: AbortSignal) => AsyncGenerator<string, void>,
): Promise<FastifyReply> {
  const leaving = new AbortController();
  reply.raw.once("close", () => leaving.abort());
  const day = new Date().toISOString().slice(0, 10);
  return sendCsv(reply, words(language)("transfer:exportName", { day }), open(leaving.signal));
}

function wishOf(
  { delimiter, format: _, ...query }: Omit<ExportWish, "delimiter"> & { delimiter?: string; format?: string },
  language: string,
): ExportWish {
  return { ...query, delimiter: delimiter === "excel" ? listSeparator(language) : (delimiter ?? ",") };
}

/** What spreadsheets of a language expect: a semicolon where the comma is the decimal sign. */
function listSeparator(language: string): string {
  const decimal = new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === "decimal")?.value;
  return decimal === "," ? ";" : ",";
}

const mostIds = 10_000;

function readIds(text: string): string[] {
  const ids = [
    ...new Set(
      text
        .split(",")
        .map((id) => id.trim())
        .filter((id) => id !== ""),
    ),
  ];
  if (ids.length > mostIds) refuseField("/query/ids", "tooMany", { limit: mostIds });
  if (!ids.every(isId)) refuseField("/query/ids", "format");
  return ids;
}

async function* pieces(text: string): AsyncGenerator<string, void> {
  yield text;
}
