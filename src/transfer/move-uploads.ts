import type { PoolClient } from "pg";
import { importPath } from "./receive-file.ts";

/** Tells imports where their files lie after they came to this data folder from another one. */
export async function moveUploads(client: PoolClient, dataDir: string): Promise<void> {
  await client.query("update imports set file_path = $1 || '/' || id where file_path <> ''", [importPath(dataDir, "")]);
}
