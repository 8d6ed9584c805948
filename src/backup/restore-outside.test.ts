import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { connect } from "../database/connect.ts";
import { startEmbedded } from "../database/embedded.ts";
import { openDatabase } from "../database/open.ts";
import { silent } from "../testing/database.ts";
import { hashTables } from "../testing/hash-tables.ts";
import { aKeptWorld, archived, type KeptWorld } from "../testing/kept-world.ts";
import { aFileOfSomebodyElse, asMigrated, breaches, eventually, refusal, restoreInto } from "../testing/restoring.ts";
import { restore } from "./restore.ts";

describe("Restoring into a database of DATABASE_URL", () => {
  let kept: KeptWorld;
  let file = "";
  let then: Record<string, string>;

  before(async () => {
    kept = await aKeptWorld();
    ({ file, hashes: then } = await archived(kept));
  });
  after(() => kept.close());

  test("asks for a role that owns no more than that, and replaces only an Acquaint, and only when that is asked for", async () => {
    const server = await startEmbedded(join(kept.folder, "outside"), { log: silent });
    try {
      const admin = connect(server.connection, silent);
      await admin.pool.query("create role keeper login");
      await admin.pool.query("create database theirs owner keeper");
      const databaseUrl = `postgresql://keeper@/theirs?host=${encodeURIComponent(server.connection.host)}`;
      const outside = { ...restoreInto(join(kept.folder, "outside-files"), databaseUrl), file };
      await restore(outside);
      const database = await openDatabase(outside.config, silent);
      assert.deepEqual(await hashTables(database.pool), then);
      await asMigrated(database);
      await assert.rejects(restore(outside), refusal(/An Acquaint is running on this database/));
      const stray = await aFileOfSomebodyElse(database, outside.config.dataDir);
      await database.close();
      await eventually(() => assert.rejects(restore(outside), refusal(/There are people in the database/)));
      await restore({ ...outside, replace: true });
      const again = await openDatabase(outside.config, silent);
      assert.deepEqual(await hashTables(again.pool), then);
      assert.deepEqual(await breaches(again, outside.config.dataDir), []);
      assert.ok(!existsSync(stray), "files of those who are replaced go with them");
      await again.close();
      await admin.pool.query("create database strange owner keeper");
      const strange = databaseUrl.replace("theirs", "strange");
      const stranger = connect({ connectionString: strange }, silent);
      await stranger.pool.query("create table orders (n int)");
      await stranger.close();
      await assert.rejects(
        restore({ ...restoreInto(kept.folder, strange), file }),
        refusal(/something else than Acquaint, such as the table "orders"/),
      );
      await admin.close();
    } finally {
      await server.stop();
    }
  });
});
