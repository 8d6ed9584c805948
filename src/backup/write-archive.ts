import { createHash } from "node:crypto";
import { glob, mkdir, open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CannotStart } from "../cannot-start.ts";
import { manifestHashName, manifestName, type Manifest } from "./manifest.ts";
import { tarEnd, tarHeader, tarBlock, tarPadding } from "./tar.ts";

export interface Added {
  bytes: number;
  sha256: string;
}

export interface ArchiveWriter {
  /** Appends an entry as its content comes; its size is known afterwards. */
  add(name: string, content: AsyncIterable<Uint8Array>): Promise<Added>;
}

/** Writes an archive beside its place and puts it there when it is whole and on the disk. What is broken off leaves nothing. */
export async function writeArchive(
  file: string,
  signal: AbortSignal,
  fill: (archive: ArchiveWriter) => Promise<Manifest>,
): Promise<Manifest> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (await stat(file).catch(() => undefined)) throw new CannotStart(`${file} is there already. Give another name.`);
  await removeLeftovers(folder);
  const making = `${file}.${process.pid}.partial`;
  const handle = await open(making, "wx", 0o600);
  try {
    const manifest = await writeEntries(handle, signal, fill);
    await handle.sync();
    await handle.close();
    await rename(making, file);
    await syncFolder(folder);
    return manifest;
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(making, { force: true });
    throw error;
  }
}

/** Of backups that were killed; one that grows is still under way. */
async function removeLeftovers(folder: string): Promise<void> {
  for await (const path of glob(join(folder, "*.tar.*.partial"))) {
    const found = await stat(path).catch(() => undefined);
    const pid = basename(path).match(/\.(\d+)\.partial$/)?.[1];
    if (pid !== undefined && found && found.mtimeMs < Date.now() - 3_600_000) await rm(path, { force: true });
  }
}

async function writeEntries(
  handle: FileHandle,
  signal: AbortSignal,
  fill: (archive: ArchiveWriter) => Promise<Manifest>,
): Promise<Manifest> {
  let end = 0;

  /** The content first, behind the place of its header. */
  async function add(name: string, content: AsyncIterable<Uint8Array>): Promise<Added> {
    const start = end;
    const hash = createHash("sha256");
    let at = start + tarBlock;
    for await (const chunk of content) {
      signal.throwIfAborted();
      hash.update(chunk);
      await write(chunk, at);
      at += chunk.byteLength;
    }
    const bytes = at - start - tarBlock;
    await write(Buffer.alloc(tarPadding(bytes)), at);
    await write(tarHeader({ name, size: bytes }), start);
    end = at + tarPadding(bytes);
    return { bytes, sha256: hash.digest("hex") };
  }

  async function write(bytes: Uint8Array, at: number): Promise<void> {
    for (let done = 0; done < bytes.byteLength;) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.byteLength - done, at + done);
      done += bytesWritten;
    }
  }

  const manifest = await fill({ add });
  const { sha256 } = await add(manifestName, pieces(`${JSON.stringify(manifest, null, 1)}\n`));
  await add(manifestHashName, pieces(`${sha256}  ${manifestName}\n`));
  await write(tarEnd, end);
  return manifest;
}

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** A rename is kept for sure when its folder is on the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
