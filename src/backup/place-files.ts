import { createHash } from "node:crypto";
import { mkdir, open, rename, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileLine } from "./manifest.ts";
import { openNote, unfinished, type Note } from "./placed-files.ts";
import type { Archive, ArchivedFile } from "./read-archive.ts";
import { syncFolder } from "./write-archive.ts";

/** Files that go to the disk together: the disk takes many at once nearly as fast as one. */
const atOnce = 64;

/**
 * Puts the files of an archive into the data folder, before the database that names them counts. A file's name is an id
 * that no other file ever has, so what is there for the old database is not disturbed. What is placed
 * is noted first, for sweeping when it comes to nothing (placed-files.ts).
 */
export async function placeFiles(archive: Archive, dataDir: string, progress: (what: string) => void): Promise<void> {
  const all = createHash("sha256");
  const folders = new Set<string>();
  let written: Written[] = [];
  let count = 0;
  const note = await openNote(dataDir);
  try {
    for await (const file of archive.files()) {
      const path = join(dataDir, file.name);
      folders.add(dirname(path));
      await note.add(file.name);
      written.push(await write(file, path));
      count += 1;
      if (written.length < atOnce) continue;
      await settle(written, all, note);
      written = [];
      progress(`files: ${count} of ${archive.manifest.files.count}`);
    }
    await settle(written, all, note);
  } catch (error) {
    await Promise.allSettled(written.map(({ handle }) => handle.close()));
    throw error;
  } finally {
    await note.close();
  }
  for (const folder of folders) await syncFolder(folder);
  if (all.digest("hex") !== archive.manifest.files.sha256)
    throw new Error("the files have changed while they were read");
}

interface Written {
  handle: FileHandle;
  path: string;
  line: string;
}

async function write({ name, content }: ArchivedFile, path: string): Promise<Written> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(unfinished(path), "w", 0o600);
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of content) {
      hash.update(chunk);
      await handle.appendFile(chunk);
      bytes += chunk.length;
    }
    return { handle, path, line: fileLine(name, bytes, hash.digest("hex")) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** On the disk first, then in its place. */
async function settle(written: readonly Written[], all: ReturnType<typeof createHash>, note: Note): Promise<void> {
  await note.sync();
  for (const { line } of written) all.update(line);
  await Promise.all(
    written.map(async ({ handle, path }) => {
      await handle.sync();
      await handle.close();
      await rename(unfinished(path), path);
    }),
  );
}
