import { rm } from "node:fs/promises";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import { refuse } from "../http/refusal.ts";
import { addJob } from "../jobs/add.ts";
import { words } from "../words/words.ts";
import { defaultOptions } from "./defaults.ts";
import type { KindFacts } from "./kind.ts";
import type { ImportKind } from "./may.ts";
import { kinds } from "./kinds.ts";
import { customColumns, editableMapping } from "./editable-mapping.ts";
import { readHead, type FileHead } from "./read-head.ts";
import type { FileProblem } from "./reading/file-problem.ts";
import type { ReceivedFile } from "./receive-file.ts";
import { findImport, type Import } from "./stored-import.ts";

/** Looks into a file that has arrived. One that cannot be read at all is refused with the place of what is wrong, and thrown away. */
export async function lookInto(kind: KindFacts, actor: Actor, file: ReceivedFile, language: string): Promise<FileHead> {
  const { vocabulary } = kind;
  const own = customColumns(kind, actor);
  const head = await readHead(file.path, { vocabulary, own }).catch(async (error: unknown) => {
    await rm(file.path, { force: true });
    throw error;
  });
  if ("columns" in head) return head;
  await rm(file.path, { force: true });
  refuseFile(head.problem, language);
}

/** Keeps an import for a file: guessed columns, or those of the actor's last file with the same header. Nothing is read further yet. */
export async function startImport(
  tx: Tx,
  actor: Actor,
  kind: ImportKind,
  file: ReceivedFile,
  head: FileHead,
): Promise<Import> {
  const { dateFormat, delimiter, encoding } = head;
  const options = await defaultOptions(tx, actor, kinds[kind], { dateFormat, delimiter, encoding });
  const mapping = (await rememberedMapping(tx, actor, kind, head)) ?? head.mapping;
  await tx
    .insertInto("imports")
    .values({
      id: file.id,
      kind,
      actor_id: actor.id,
      token_id: actor.token?.id ?? null,
      file_name: file.name,
      file_path: file.path,
      file_bytes: file.bytes,
      file_sha256: file.sha256,
      header_shape: head.headerShape,
      dialect: head.dialect,
      columns: JSON.stringify(head.columns),
      mapping: JSON.stringify(editableMapping(kinds[kind], actor, mapping)),
      options: JSON.stringify(options),
      head: JSON.stringify(head.head),
      people: "[]",
      counts: "{}",
      problem: head.problem && JSON.stringify(head.problem),
    })
    .execute();
  await addJob(
    tx,
    "transfer.clean",
    {},
    { key: "transfer.clean", runAt: new Date(Date.now() + 24 * 3_600_000), keepsTime: true },
  );
  const made = await findImport(tx, file.id, "shared");
  if (!made) throw new Error("an import that was just made is not there");
  return made;
}

/** 422 with what is wrong with a file, and where, in the words of a language. */
export function refuseFile({ code, line, column, offset, params }: FileProblem, language: string): never {
  const place = {
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...(offset !== undefined && { offset }),
  };
  const detail = words(language)(`transfer:file.${code}`, { ...params, ...place });
  refuse(code === "tooLarge" ? 413 : 422, "fileUnreadable", {
    members: { detail, ...place, errors: [{ pointer: "/file", code, detail, ...place }] },
  });
}

async function rememberedMapping(
  tx: Tx,
  actor: Actor,
  kind: ImportKind,
  head: FileHead,
): Promise<Import["mapping"] | undefined> {
  if (!head.head.hasHeader) return undefined;
  const last = await tx
    .selectFrom("imports")
    .select("id")
    .where("actor_id", "=", actor.id)
    .where("kind", "=", kind)
    .where("header_shape", "=", head.headerShape)
    .where("state", "in", ["ready", "running", "done", "undone"])
    .orderBy("updated_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return last && (await findImport(tx, last.id, "shared"))?.mapping;
}
