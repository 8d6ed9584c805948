import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { superuser } from "../database/embedded/folder.ts";

/** Names the socket folder of the cluster that `npm test` started for all files of its run. */
export const clusterOfRun = "ACQUAINT_TEST_CLUSTER";

/** The cluster that files run by hand share; it stays up between runs and goes by itself (keep-cluster.ts). */
const standing = join(tmpdir(), `acquaint-test-${process.getuid?.() ?? 0}`);
const patience = 30_000;

/** Where the tests' databases are; starts the standing cluster when `npm test` has not brought one. */
export async function testCluster(): Promise<string> {
  const given = process.env[clusterOfRun];
  if (given) return given;
  const sockets = join(standing, "postgres", "socket");
  if (await answers(sockets)) return sockets;
  const keeper = fileURLToPath(new URL("./keep-cluster.ts", import.meta.url));
  spawn(process.execPath, [keeper, standing], { detached: true, stdio: "ignore", cwd: "/" }).unref();
  for (const end = Date.now() + patience; Date.now() < end; await wait(50)) {
    if (await answers(sockets)) return sockets;
  }
  throw new Error(`The test cluster in ${standing} does not start; its log is postgres/server.log there.`);
}

async function answers(sockets: string): Promise<boolean> {
  const client = new pg.Client({ host: sockets, user: superuser, database: superuser });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
