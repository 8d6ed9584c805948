import { readMigrations } from "../database/migrate.ts";
import { levelOf } from "./level.ts";
import type { Manifest } from "./manifest.ts";
import { openArchive } from "./read-archive.ts";
import { restoreEmbedded } from "./restore-embedded.ts";
import { restoreOutside } from "./restore-outside.ts";
import type { Restore } from "./target.ts";

/**
 * Brings an installation to what an archive holds. The archive is verified whole before anything is touched; a kill at any
 * moment leaves what was there, or the new whole. Throws CannotStart with what stands in the way.
 */
export async function restore(wish: Restore): Promise<Manifest> {
  const { config, file, progress, signal } = wish;
  progress("verifying the archive");
  const archive = await openArchive(file, signal);
  try {
    const level = levelOf(archive.manifest, await readMigrations());
    const filling = { archive, level, dataDir: config.dataDir, progress, signal };
    if (config.databaseUrl === undefined) await restoreEmbedded(wish, filling);
    else await restoreOutside(wish, config.databaseUrl, filling);
    return archive.manifest;
  } finally {
    await archive.close();
  }
}
