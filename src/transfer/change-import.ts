import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf } from "../http/endpoint.ts";
import { refuse, refuseField } from "../http/refusal.ts";
import { isEncoding } from "./reading/decoder.ts";
import type { changeImport as declared } from "./api.ts";
import { beginCheck } from "./check-import.ts";
import { kinds } from "./kinds.ts";
import { customColumns, editableMapping, mayFill } from "./editable-mapping.ts";
import { readHead, type FileHead } from "./read-head.ts";
import { refuseFile } from "./start-import.ts";
import { loadImport, type Import, type Options } from "./stored-import.ts";

type Change = BodyOf<typeof declared>;

/** Sets columns and options of an import that has not been run, and starts its dry run anew. */
export async function changeImport(tx: Tx, actor: Actor, id: string, { mapping, options }: Change): Promise<Import> {
  const imported = await loadImport(tx, actor, id, "locked");
  // What has been run is done; of what is older than thirty days the file has gone.
  if (imported.batch_id !== null || imported.file_path === "") refuse(409, "importState");
  const wished = { ...imported.options, ...options };
  checkMatch(imported, options?.match ?? []);
  await checkOptions(tx, wished, options ?? {});
  if (mapping) checkMapping(actor, imported, mapping);
  const head = await readAnew(actor, imported, wished);
  const changed: Import = {
    ...imported,
    ...(head && {
      columns: head.columns,
      head: head.head,
      dialect: head.dialect,
      mapping: editableMapping(kinds[imported.kind], actor, head.mapping),
    }),
    ...(mapping && { mapping: fullMapping(imported, mapping) }),
    options: wished,
  };
  await tx
    .updateTable("imports")
    .set({
      columns: JSON.stringify(changed.columns),
      head: JSON.stringify(changed.head),
      mapping: JSON.stringify(changed.mapping),
      options: JSON.stringify(changed.options),
      dialect: changed.dialect,
      token_id: actor.token?.id ?? null,
      runs_when_checked: false,
      updated_at: new Date(),
    })
    .where("id", "=", id)
    .execute();
  if (wished.encoding === "") return changed;
  await beginCheck(tx, changed);
  return loadImport(tx, actor, id, "shared");
}

/** A new delimiter or encoding makes other columns of the file; a file that cannot be read so is refused, and the import stays as it was. */
async function readAnew(
  actor: Actor,
  imported: Import,
  { delimiter, encoding }: Options,
): Promise<FileHead | undefined> {
  const kind = kinds[imported.kind];
  if (delimiter === imported.options.delimiter && encoding === imported.options.encoding) return undefined;
  const head = await readHead(imported.file_path, {
    vocabulary: kind.vocabulary,
    delimiter,
    encoding,
    own: customColumns(kind, actor),
  });
  if ("columns" in head) return head;
  refuseFile(head.problem, actor.language);
}

function checkMatch({ kind }: Import, match: Options["match"]): void {
  for (const [at, by] of match.entries())
    if (!kinds[kind].match.includes(by)) refuseField(`/options/match/${at}`, "choice");
}

function checkMapping(actor: Actor, { columns, kind }: Import, mapping: NonNullable<Change["mapping"]>): void {
  for (const [at, { index, field }] of mapping.entries()) {
    if (index >= columns.length) refuseField(`/mapping/${at}/index`, "tooBig", { limit: columns.length - 1 });
    if (mapping.findIndex((other) => other.index === index) !== at) refuseField(`/mapping/${at}/index`, "twice");
    if (!mayFill(kinds[kind], actor, field)) refuseField(`/mapping/${at}/field`, "importField");
  }
}

/** Every column has its place; those that are not named are left out. */
function fullMapping({ columns }: Import, mapping: NonNullable<Change["mapping"]>): Import["mapping"] {
  return columns.map(({ index }) => ({ index, field: mapping.find((one) => one.index === index)?.field ?? "" }));
}

/** What the options name must be there; rights are asked row by row. */
async function checkOptions(
  tx: Tx,
  wished: Options,
  { accessGroup, owner, groups, people, encoding }: Partial<Options>,
): Promise<void> {
  if (encoding && !isEncoding(encoding)) refuseField("/options/encoding", "choice");
  if (accessGroup) await checkThere(tx, "access_groups", [accessGroup], "/options/accessGroup", "groupUnknown");
  if (groups) await checkThere(tx, "contact_groups", groups, "/options/groups", "groupUnknown");
  const chosen = [...(owner ? [owner] : []), ...Object.values(people ?? {}).flatMap((id) => id ?? [])];
  await checkAgents(tx, chosen, owner ? "/options/owner" : "/options/people");
  if (Object.keys(wished.people).length > 1_000) refuseField("/options/people", "tooMany", { limit: 1_000 });
}

async function checkThere(
  tx: Tx,
  table: "access_groups" | "contact_groups",
  ids: readonly string[],
  pointer: string,
  code: string,
): Promise<void> {
  const live = table === "contact_groups" ? sql`and deleted_at is null` : sql``;
  const found = await sql`select id from ${sql.table(table)} where id = any(${ids}::uuid[]) ${live}`.execute(tx);
  if (found.rows.length !== new Set(ids).size) refuseField(pointer, code);
}

async function checkAgents(tx: Tx, ids: readonly string[], pointer: string): Promise<void> {
  if (ids.length === 0) return;
  const found =
    await sql`select id from contacts where id = any(${ids}::uuid[]) and live and kind = 'agent' and status = 'active'`.execute(
      tx,
    );
  if (found.rows.length !== new Set(ids).size) refuseField(pointer, "personUnknown");
}
