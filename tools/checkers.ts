import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const tools = join(root, "tools");

/** The checkers live apart from the program (their packages for other platforms break its lock file); this brings them, once. */
export async function installCheckers(): Promise<void> {
  if (await areThere()) return;
  process.stdout.write("Installing the checkers (npm install --prefix tools)…\n");
  const { status } = spawnSync("npm", ["install", "--prefix", tools], { cwd: tools, stdio: "inherit" });
  if (status === 0 && (await areThere())) return;
  throw new Error("The checkers could not be installed: types, lint and dead code need a package registry once.");
}

async function areThere(): Promise<boolean> {
  const { dependencies } = await manifest(tools);
  const found = Object.entries(dependencies ?? {}).map(async ([name, version]) => {
    const installed = await manifest(join(tools, "node_modules", name)).catch(() => undefined);
    return installed?.version === version;
  });
  return (await Promise.all(found)).every(Boolean);
}

interface Manifest {
  version?: string;
  dependencies?: Record<string, string>;
}

async function manifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
}

/** What a checker finds wrong; an empty text when it is content. */
export async function complaints(program: string, words: readonly string[]): Promise<string> {
  const places = [join(root, "node_modules/.bin"), join(tools, "node_modules/.bin"), process.env["PATH"]];
  const child = spawn(program, words, {
    cwd: root,
    env: { ...process.env, PATH: places.join(delimiter), NO_COLOR: "1" },
  });
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  const [code] = await once(child, "close");
  return code === 0 ? "" : output.trim() || `${program} ended with ${code}`;
}
