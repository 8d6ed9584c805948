import { createHash, type Hash } from "node:crypto";
import { open, type FileHandle } from "node:fs/promises";
import { Value } from "typebox/value";
import { CannotStart } from "../cannot-start.ts";
import { fileLine, jobsName, keysName, Manifest, manifestHashName, manifestName, tableEntry } from "./manifest.ts";
import { readTarHeader, tarBlock, tarEnd, tarPadding, type TarEntry } from "./tar.ts";

export interface ArchivedFile {
  /** files/<path> or imports/<id>. */
  name: string;
  content: AsyncIterable<Buffer>;
}

export interface Archive {
  manifest: Manifest;
  /** The packed rows of an entry; hashed once more while they are read. */
  rows(name: string): AsyncIterable<Buffer>;
  /** Every file in turn; each is read to its end before the next is asked for. */
  files(): AsyncGenerator<ArchivedFile, void>;
  close(): Promise<void>;
}

interface Found extends TarEntry {
  /** Where its content begins. */
  at: number;
  sha256: string;
}

/** Opens an archive and holds every bit of it against its manifest, before anybody relies on it. Throws CannotStart for one that is not as it was written. */
export async function openArchive(path: string, signal: AbortSignal): Promise<Archive> {
  const handle = await open(path).catch((error: unknown) => {
    throw new CannotStart(`${path} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`);
  });
  try {
    const { entries, manifest } = await verify(handle, signal);
    return {
      manifest,
      rows: (name) => sameAgain(handle, entries.get(name)),
      files: () => filesOf(handle, entries.get(firstFile)?.at),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error instanceof Damage
      ? new CannotStart(`${path} is no whole archive of Acquaint: ${error.message}. Nothing was touched.`)
      : error;
  }
}

class Damage extends Error {}

const firstFile = "first file";
const isFile = (name: string) => /^(?:files\/[0-9a-f]{2}|imports)\/[0-9a-f-]{36}$/.test(name);

async function verify(
  handle: FileHandle,
  signal: AbortSignal,
): Promise<{ entries: Map<string, Found>; manifest: Manifest }> {
  const entries = new Map<string, Found>();
  const files = { count: 0, bytes: 0, hash: createHash("sha256") };
  for await (const entry of walk(handle)) {
    signal.throwIfAborted();
    if (entries.has(entry.name)) throw new Damage(`${entry.name} is in it twice`);
    if (!isFile(entry.name)) {
      entries.set(entry.name, entry);
      continue;
    }
    if (files.count === 0) entries.set(firstFile, { ...entry, at: entry.at - tarBlock });
    files.count += 1;
    files.bytes += entry.size;
    files.hash.update(fileLine(entry.name, entry.size, entry.sha256));
  }
  const manifest = await readManifest(handle, entries);
  const said = [
    ...manifest.tables.map((table) => ({ ...table, name: tableEntry(table.name) })),
    { ...manifest.jobs, name: jobsName },
    ...(manifest.keys ? [{ ...manifest.keys, name: keysName }] : []),
  ];
  for (const { name, bytes, sha256 } of said) {
    const entry = entries.get(name);
    if (!entry) throw new Damage(`${name} is missing`);
    if (entry.size !== bytes || entry.sha256 !== sha256) throw new Damage(`${name} is not as it was written`);
  }
  const known = new Set([...said.map(({ name }) => name), manifestName, manifestHashName, firstFile]);
  const strange = [...entries.keys()].find((name) => !known.has(name));
  if (strange !== undefined) throw new Damage(`${strange} does not belong to it`);
  const { count, bytes, sha256 } = manifest.files;
  if (count !== files.count || bytes !== files.bytes || sha256 !== files.hash.digest("hex"))
    throw new Damage("its files are not as they were written");
  return { entries, manifest };
}

async function readManifest(handle: FileHandle, entries: ReadonlyMap<string, Found>): Promise<Manifest> {
  const [entry, seal] = [entries.get(manifestName), entries.get(manifestHashName)];
  if (!entry || !seal) throw new Damage("its manifest is missing");
  if ((await textOf(handle, seal)) !== `${entry.sha256}  ${manifestName}\n`)
    throw new Damage("its manifest is not as it was written");
  const manifest: unknown = JSON.parse(await textOf(handle, entry));
  if (Value.Check(Manifest, manifest)) return manifest;
  throw new Damage("its manifest is of another form; a newer program may have written it");
}

/** Every entry with its hash, up to the end of the file; what stands between entries must be as tar has it. */
async function* walk(handle: FileHandle): AsyncGenerator<Found, void> {
  const { size: length } = await handle.stat();
  for (let at = 0; ;) {
    const head = await bytesAt(handle, at, tarBlock);
    if (head.equals(tarEnd.subarray(tarBlock))) {
      if (at + tarEnd.length !== length || !(await bytesAt(handle, at, tarEnd.length)).equals(tarEnd))
        throw new Damage("it does not end where it should");
      return;
    }
    const entry = readTarHeader(head);
    if (!entry) throw new Damage(at === 0 ? "it does not begin like one" : `it is damaged at byte ${at}`);
    at += tarBlock;
    const hash = createHash("sha256");
    for await (const chunk of chunks(handle, at, entry.size)) hash.update(chunk);
    yield { ...entry, at, sha256: hash.digest("hex") };
    at += entry.size;
    const padding = await bytesAt(handle, at, tarPadding(entry.size));
    if (padding.some((byte) => byte !== 0)) throw new Damage(`it is damaged behind ${entry.name}`);
    at += padding.length;
  }
}

/** Files follow one another; the first entry that is none ends them. */
async function* filesOf(handle: FileHandle, start: number | undefined): AsyncGenerator<ArchivedFile, void> {
  for (let at = start; at !== undefined;) {
    const entry = readTarHeader(await bytesAt(handle, at, tarBlock));
    if (!entry || !isFile(entry.name)) return;
    yield { name: entry.name, content: chunks(handle, at + tarBlock, entry.size) };
    at += tarBlock + entry.size + tarPadding(entry.size);
  }
}

async function* sameAgain(handle: FileHandle, entry: Found | undefined): AsyncGenerator<Buffer, void> {
  if (!entry) throw new Error("an entry was asked for that the archive does not have");
  const hash: Hash = createHash("sha256");
  for await (const chunk of chunks(handle, entry.at, entry.size)) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest("hex") !== entry.sha256) throw new Error(`${entry.name} has changed while it was read`);
}

async function textOf(handle: FileHandle, { at, size }: Found): Promise<string> {
  return (await bytesAt(handle, at, size)).toString("utf8");
}

async function* chunks(handle: FileHandle, start: number, size: number): AsyncGenerator<Buffer, void> {
  for (let at = start; at < start + size;) {
    const chunk = await bytesAt(handle, at, Math.min(1 << 18, start + size - at));
    yield chunk;
    at += chunk.length;
  }
}

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await handle.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) throw new Damage("it ends too early");
    done += bytesRead;
  }
  return bytes;
}
