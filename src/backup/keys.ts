import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { keepKeys, keyFile } from "../database/secret-key.ts";
import { keysName } from "./manifest.ts";
import type { Archive } from "./read-archive.ts";
import type { Added, ArchiveWriter } from "./write-archive.ts";

/** The keys of the data folder, without which what they have sealed could not be read again. Asked after the snapshot: a key is there before the rows that it seals. */
export async function addKeys(archive: ArchiveWriter, dataDir: string): Promise<Added | undefined> {
  const keys = await readFile(join(dataDir, keyFile)).catch(asAbsent);
  return keys && archive.add(keysName, pieces(keys));
}

/** Puts them behind those that are there, before the rows count that they have sealed. */
export async function bringKeys(archive: Archive, dataDir: string): Promise<void> {
  if (!archive.manifest.keys) return;
  const parts: Buffer[] = [];
  for await (const part of archive.rows(keysName)) parts.push(part);
  keepKeys(dataDir, Buffer.concat(parts).toString("utf8").trim().split("\n"));
}

function asAbsent(error: unknown): undefined {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
