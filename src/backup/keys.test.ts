import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { readMigrations } from "../database/migrate.ts";
import { openSecrets } from "../database/secret-key.ts";
import { anEmptyDatabase } from "../testing/database.ts";
import { aKeptWorld } from "../testing/kept-world.ts";
import { backUp } from "./back-up.ts";
import { fill } from "./fill.ts";
import { levelOf } from "./level.ts";
import { openArchive } from "./read-archive.ts";

test("F50: what is sealed is read again where an archive is restored, and so is what was sealed there before", async () => {
  const kept = await aKeptWorld();
  try {
    const sealed = openSecrets(kept.world.config).seal("totp 1", "from here");
    const file = join(kept.folder, "keys.tar");
    await backUp({ ...kept.source, file });
    const dataDir = join(kept.folder, "elsewhere");
    const there = openSecrets({ dataDir, secretKey: undefined });
    const before = there.seal("totp 1", "from there");
    assert.equal(there.unseal("totp 1", sealed), undefined);
    const { signal } = new AbortController();
    // Twice, as when a restore was cut off.
    for (let round = 0; round < 2; round++) {
      const archive = await openArchive(file, signal);
      const database = await anEmptyDatabase();
      const level = levelOf(archive.manifest, await readMigrations());
      await fill(database, { archive, level, dataDir, progress: () => {}, signal });
      await database.close();
      await archive.close();
    }
    assert.equal(there.unseal("totp 1", sealed), "from here");
    assert.equal(there.unseal("totp 1", before), "from there");
  } finally {
    await kept.close();
  }
});
