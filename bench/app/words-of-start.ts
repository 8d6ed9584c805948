import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** From where `npm start` starts. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** What `npm start` starts Node with. */
export async function wordsOfStart(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(`${root}package.json`, "utf8"));
  return String(scripts.start).split(" ").slice(1);
}
