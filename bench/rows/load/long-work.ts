import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Caller } from "../../app/caller.ts";
import type { Ground } from "../../ground.ts";
import { exportAll } from "../exports.ts";
import { writeImportFile } from "../import/file.ts";
import { reach, upload } from "../import/run-import.ts";

export const rowsOfImport = 50_000;

/** The same file again and again: it makes its people once, and changes nothing afterwards. */
export async function keepImporting(ground: Ground, caller: Caller, goesOn: () => boolean): Promise<number> {
  const path = join(ground.options.folder, "load.csv");
  await writeImportFile(path, ground.base, Math.min(rowsOfImport, ground.base.contacts));
  let done = 0;
  while (goesOn()) {
    const { id } = await upload(caller, path);
    await reach(caller, id, "ready", ["uploaded", "checking"]);
    await caller.send("POST", `/imports/${id}/run`);
    await reach(caller, id, "done", ["ready", "running"]);
    done += 1;
  }
  await rm(path, { force: true });
  return done;
}

export async function keepExporting(caller: Caller, goesOn: () => boolean): Promise<number> {
  let done = 0;
  while (goesOn()) {
    await exportAll(caller);
    done += 1;
  }
  return done;
}
