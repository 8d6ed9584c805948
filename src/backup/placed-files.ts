import { mkdir, open, readFile, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { PoolClient } from "pg";
import { unnamedFiles } from "./unnamed-files.ts";

/** Of bytes that a restore places before the database counts that names them: what was cut off leaves them behind, and this note. */
const noteIn = (dataDir: string) => join(dataDir, "restoring-files");

/** While it is being placed. */
export const unfinished = (path: string) => `${path}.restoring`;

export interface Note {
  /** Before a file is placed; one that is there already belongs to somebody, and is not noted. */
  add(name: string): Promise<void>;
  /** On the disk, before the files are. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the note, behind what restores that were cut off have left in it. */
export async function openNote(dataDir: string): Promise<Note> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const handle: FileHandle = await open(noteIn(dataDir), "a", 0o600);
  return {
    async add(name) {
      if (!(await stat(join(dataDir, name)).catch(() => undefined))) await handle.appendFile(`${name}\n`);
    },
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

const atOnce = 1_000;

/**
 * Takes away what restores have placed and the database does not name, then the note; at the end of a restore, and at every
 * start for those that were cut off. Other files without a row stay: they may be those of a database beside this one.
 */
export async function sweepPlaced(client: Pick<PoolClient, "query">, dataDir: string): Promise<void> {
  const text = await readFile(noteIn(dataDir), "utf8").catch(() => undefined);
  if (text === undefined) return;
  // The last line may be half of one.
  const names = text.split("\n").slice(0, -1);
  for (let from = 0; from < names.length; from += atOnce) {
    const set = names.slice(from, from + atOnce);
    for (const name of await unnamedFiles(client, set)) await rm(join(dataDir, name), { force: true });
    for (const name of set) await rm(unfinished(join(dataDir, name)), { force: true });
  }
  await rm(noteIn(dataDir), { force: true });
}
