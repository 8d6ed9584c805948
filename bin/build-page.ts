import { spawn } from "node:child_process";
import { once } from "node:events";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CannotStart } from "../src/cannot-start.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = join(root, "dist", "page");
const builtFrom = join(root, "dist", "page-built-from");

/** Everything the page is made from; declarations of endpoints with all they import. */
const sources = ["src/web/**", "src/words/**", "package-lock.json", "vite.config.ts"];
const declarations = ["src/*/api.ts"];

/** Builds the page when its sources have changed, in a process of its own. A build that fails keeps the old page and says so. */
export async function buildPageWhenStale(say: (line: string) => void): Promise<void> {
  const hash = await hashOfSources();
  const there = existsSync(join(page, "index.html"));
  if (there && (await readFile(builtFrom, "utf8").catch(() => "")) === hash) return;
  say("Building the page…");
  await removeLeftovers();
  const making = `${page}.${process.pid}`;
  const failure = await build(making);
  if (failure !== undefined) {
    await rm(making, { recursive: true, force: true });
    if (!there) throw new CannotStart(`The page could not be built:\n${failure}`);
    say(`The page could not be built; the one from before stays:\n${failure}`);
    return;
  }
  await putInPlace(making);
  await writeFile(builtFrom, hash);
}

/** Of builds that were cut off; one that is an hour old is no longer under way. */
async function removeLeftovers(): Promise<void> {
  for await (const { name, parentPath } of glob("dist/page.*", { cwd: root, withFileTypes: true })) {
    const path = join(parentPath, name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs < Date.now() - 3_600_000) await rm(path, { recursive: true, force: true });
  }
}

async function hashOfSources(): Promise<string> {
  const hash = createHash("sha256");
  const paths = new Set(await filesOf(sources));
  for (const path of await filesOf(declarations)) await addWithImports(path, paths);
  for (const path of [...paths].sort()) {
    hash
      .update(path.slice(root.length))
      .update("\0")
      .update(await readFile(path))
      .update("\0");
  }
  return hash.digest("hex");
}

async function filesOf(patterns: string[]): Promise<string[]> {
  const paths: string[] = [];
  for await (const entry of glob(patterns, { cwd: root, withFileTypes: true })) {
    if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) paths.push(join(entry.parentPath, entry.name));
  }
  return paths;
}

async function addWithImports(path: string, paths: Set<string>): Promise<void> {
  if (paths.has(path)) return;
  paths.add(path);
  const text = await readFile(path, "utf8");
  for (const [, imported = ""] of text.matchAll(/ from "(\.{1,2}\/[^"]+)"/g)) {
    await addWithImports(join(dirname(path), imported), paths);
  }
}

/** What went wrong, or nothing. */
async function build(making: string): Promise<string | undefined> {
  await mkdir(dirname(making), { recursive: true });
  const vite = fileURLToPath(new URL("bin/vite.js", import.meta.resolve("vite/package.json")));
  const words = ["build", "--outDir", making, "--emptyOutDir", "--logLevel", "warn"];
  const child = spawn(process.execPath, [vite, ...words], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  const [code] = await once(child, "close");
  return code === 0 ? undefined : output.trim().split("\n").slice(-15).join("\n");
}

/** A rename is one step: who opens the page meanwhile gets the old one or the new one. */
async function putInPlace(making: string): Promise<void> {
  const old = `${page}.old.${process.pid}`;
  if (existsSync(page)) await rename(page, old);
  await rename(making, page);
  await rm(old, { recursive: true, force: true });
}
