import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { PoolClient } from "pg";
import { fileLine, type Manifest } from "./manifest.ts";
import type { ArchiveWriter } from "./write-archive.ts";

interface NamedFile {
  /** In the archive, and from the data folder on. */
  name: string;
  bytes: number;
  sha256: string;
}

/** Those of records, and uploads of imports that are not being written yet: a later step reads none. */
const named = [
  "select 'files/' || path as name, bytes, encode(sha256, 'hex') as sha256 from files order by id",
  `select 'imports/' || id as name, file_bytes as bytes, encode(file_sha256, 'hex') as sha256 from imports
   where file_path <> '' and batch_id is null order by id`,
];

/** Adds every file that the snapshot names. One that is gone, or other than the database says, is told and keeps nobody from the rest. */
export async function addFiles(
  client: PoolClient,
  archive: ArchiveWriter,
  dataDir: string,
  progress: (what: string) => void,
): Promise<Pick<Manifest, "files" | "broken">> {
  const all = { count: 0, bytes: 0, hash: createHash("sha256") };
  const broken: string[] = [];
  for await (const { name, ...said } of namedFiles(client)) {
    const path = join(dataDir, name);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) {
      broken.push(name);
      continue;
    }
    const { bytes, sha256 } = await archive.add(name, createReadStream(path, { highWaterMark: 1 << 18 }));
    if (bytes !== said.bytes || sha256 !== said.sha256) broken.push(name);
    all.count += 1;
    all.bytes += bytes;
    all.hash.update(fileLine(name, bytes, sha256));
    if (all.count % 100 === 0) progress(`files: ${all.count}`);
  }
  return { files: { count: all.count, bytes: all.bytes, sha256: all.hash.digest("hex") }, broken };
}

async function* namedFiles(client: PoolClient): AsyncGenerator<NamedFile, void> {
  for (const query of named) {
    await client.query(`declare named no scroll cursor for ${query}`);
    for (;;) {
      const { rows } = await client.query<NamedFile>("fetch 1000 from named");
      yield* rows;
      if (rows.length < 1000) break;
    }
    await client.query("close named");
  }
}
