import { CannotStart } from "../cannot-start.ts";
import type { Migration } from "../database/migrate.ts";
import type { Manifest } from "./manifest.ts";

export interface Level {
  /** What had landed where the archive comes from; its rows fit behind them. */
  before: Migration[];
  after: Migration[];
}

/** Parts this program's migrations at the level of an archive. Throws CannotStart for an archive of a newer program. */
export function levelOf({ migrations, version }: Manifest, known: readonly Migration[]): Level {
  const checksums = new Map(known.map(({ name, checksum }) => [name, checksum]));
  const newer = migrations.filter(({ name }) => !checksums.has(name)).map(({ name }) => name);
  if (newer.length > 0) {
    throw new CannotStart(
      `The archive is newer than this program: it has ${newer.join(", ")}. Restore it with Acquaint ${version} or a newer one. Nothing was touched.`,
    );
  }
  const other = migrations.filter(({ name, checksum }) => checksums.get(name) !== checksum).map(({ name }) => name);
  if (other.length > 0) {
    throw new CannotStart(
      `The archive comes from another line of this program, where ${other.join(", ")} reads otherwise. Nothing was touched.`,
    );
  }
  const landed = new Set(migrations.map(({ name }) => name));
  return {
    before: known.filter(({ name }) => landed.has(name)),
    after: known.filter(({ name }) => !landed.has(name)),
  };
}
