import { rename, writeFile } from "node:fs/promises";

/** Writes a file whole or not at all: cut off, or without space, the old one stays. An empty postmaster.pid would stop every later start. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const making = `${path}.new`;
  await writeFile(making, text, { mode: 0o644, flush: true });
  await rename(making, path);
}
