import { execFile, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { chmod, chown, lstat, mkdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { CannotStart } from "../../cannot-start.ts";
import type { Account } from "./account.ts";

const run = promisify(execFile);

/** PostgreSQL's major version; a folder of another one is not touched. */
const major = "18";
export const superuser = "acquaint";

export interface Place {
  account: Account | undefined;
  binaries: string;
  data: string;
  sockets: string;
  log: string;
}

/** Makes the folders that hold the server's data and socket: for its account alone. */
export async function makeRoom(dataDir: string, account: Account | undefined): Promise<string> {
  const room = roomOf(dataDir);
  try {
    await mkdir(dirname(dataDir), { recursive: true });
    await mkdir(room, { recursive: true, mode: 0o700 });
    for (const folder of account ? [dataDir, room] : []) await letThrough(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotStart(
      `The data folder ${dataDir} cannot be made or written: ${reason}. Set DATA_DIR to another one.`,
    );
  }
  if (account && spawnSync("test", ["-x", room], { ...account, cwd: "/" }).status !== 0) {
    throw new CannotStart(
      `The data folder ${dataDir} lies where the user "postgres", as whom the database runs, cannot reach it. Set DATA_DIR to another one, such as /var/lib/acquaint.`,
    );
  }
  return room;
}

/** Others may pass through root's folder on their way, and see nothing in it. */
async function letThrough(folder: string): Promise<void> {
  const { mode } = await lstat(folder);
  await chmod(folder, (mode & 0o7777) | 0o011);
}

/**
 * What tells letters from other signs, the first that the system has. Trigrams go by it whatever the locale's provider:
 * under "C" a name in Cyrillic has none, and every search for it reads the whole index (18 s among a million people).
 */
const ctypes = ["C.UTF-8", "en_US.UTF-8", "UTF-8", "C"];

/** Makes the database's files on a first start. Half-made ones of a start that was cut off are thrown away. */
export async function makeCluster(
  { binaries, data, account }: Place,
  durable: boolean,
  say: (line: string) => void,
): Promise<void> {
  if (existsSync(join(data, "PG_VERSION"))) return;
  say("Making the database…");
  const making = `${data}.new`;
  for (const [at, ctype] of ctypes.entries()) {
    await rm(making, { recursive: true, force: true });
    await makePrivate(making, account);
    const initdb = ["-D", making, "-U", superuser, "--auth=trust", "--encoding=UTF8", "--data-checksums"];
    const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", `--lc-ctype=${ctype}`];
    try {
      await run(join(binaries, "bin", "initdb"), [...initdb, ...locale, ...(durable ? [] : ["--no-sync"])], {
        ...account,
        cwd: making,
        env: { PATH: "/usr/bin:/bin", LC_ALL: "C" },
      });
      break;
    } catch (error) {
      if (at === ctypes.length - 1) throw error;
    }
  }
  await rename(making, data);
}

export function dataFolder(room: string): string {
  return join(room, major);
}

/** Whether there is a database of this program's PostgreSQL. */
export function hasCluster(dataDir: string): boolean {
  return existsSync(join(dataFolder(roomOf(dataDir)), "PG_VERSION"));
}

/** The server of one major version cannot read the files of another: with those alone an empty database beside them would look like a loss. */
export function refuseOtherMajor(dataDir: string): void {
  const room = roomOf(dataDir);
  const others = (existsSync(room) ? readdirSync(room) : []).filter(
    (name) => /^\d+$/.test(name) && existsSync(join(room, name, "PG_VERSION")),
  );
  const newest = Math.max(...others.map(Number));
  if (others.length === 0 || hasCluster(dataDir)) return;
  throw new CannotStart(
    newest > Number(major)
      ? `${join(room, String(newest))} is a database of PostgreSQL ${newest}; this Acquaint has PostgreSQL ${major}. Start the newer Acquaint that made it.`
      : `${join(room, String(newest))} is a database of PostgreSQL ${newest}; this Acquaint has PostgreSQL ${major}, which cannot read it. Run "acquaint backup" with the Acquaint you had before, then "acquaint restore <file>" with this one: it makes a new database beside the old one, which stays as it is.`,
  );
}

export function roomOf(dataDir: string): string {
  return join(dataDir, "postgres");
}

export async function makeSocketFolder(room: string, account: Account | undefined): Promise<string> {
  const folder = socketFolder(room);
  await makePrivate(folder, account);
  return folder;
}

/** A socket's path may have 107 bytes (103 on macOS); where the data lie deeper it stands in the folder for temporary files. */
export function socketFolder(room: string): string {
  const beside = join(room, "socket");
  const short = join(tmpdir(), `acquaint-${createHash("sha256").update(room).digest("hex").slice(0, 12)}`);
  return Buffer.byteLength(join(beside, ".s.PGSQL.5432")) <= 103 ? beside : short;
}

async function makePrivate(folder: string, account: Account | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  const mine = [process.getuid?.(), account?.uid].includes(found.uid);
  if (!found.isDirectory() || !mine) {
    throw new CannotStart(`${folder} belongs to somebody else. Remove it, or use a shorter DATA_DIR.`);
  }
  if (account) await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
}
