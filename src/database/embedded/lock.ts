import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { CannotStart } from "../../cannot-start.ts";

/** Somebody else has it. */
export class FolderTaken extends CannotStart {
  override name = "FolderTaken";
}

/**
 * Takes the data folder for this process, or throws FolderTaken. SQLite's lock on the file is the kernel's:
 * it ends with the process however that ends, so nothing is ever stale.
 */
export function takeFolder(dataDir: string): () => void {
  const file = new DatabaseSync(join(dataDir, "in-use"));
  try {
    file.exec("pragma busy_timeout = 0");
    file.exec("create table if not exists taken (pid integer)");
    file.exec(`begin immediate; delete from taken; insert into taken values (${process.pid}); commit; begin immediate`);
  } catch (error) {
    const holder = holderOf(file);
    file.close();
    if (!isBusy(error)) throw error;
    throw new FolderTaken(
      `Another Acquaint${holder} already works in ${dataDir}. Stop that one, or give this one its own DATA_DIR.`,
    );
  }
  return () => file.close();
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === 5;
}

function holderOf(file: DatabaseSync): string {
  try {
    const row = file.prepare("select pid from taken").get();
    return row ? ` (process ${Number(row["pid"])})` : "";
  } catch {
    return "";
  }
}
