import { statfs } from "node:fs/promises";
import { totalmem } from "node:os";
import { join } from "node:path";
import type { Place } from "./folder.ts";
import { replaceFile } from "./replace-file.ts";

/**
 * Settings that go with every start; ALTER SYSTEM wins over them, but for the socket and the promise to keep what was
 * acknowledged, which go on the command line.
 */
export async function writeSettings(data: string): Promise<void> {
  const memory = memoryInMegabytes();
  const lines = [
    "# Written at every start. Settings of your own: ALTER SYSTEM SET …",
    `shared_buffers = ${Math.min(2048, Math.max(32, Math.floor(memory / 4)))}MB`,
    `effective_cache_size = ${Math.max(64, Math.floor(memory / 2))}MB`,
    `maintenance_work_mem = ${Math.min(512, Math.max(32, Math.floor(memory / 16)))}MB`,
    "work_mem = 16MB",
    "random_page_cost = 1.1",
    "jit = off",
    `max_wal_size = ${await logInMegabytes(data)}MB`,
    "checkpoint_completion_target = 0.9",
    "idle_in_transaction_session_timeout = 30s",
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    // Neither statements nor key values: they are personal data.
    "log_min_error_statement = panic",
    "log_error_verbosity = terse",
    "log_checkpoints = off",
    ...((await hasSharedMemory()) ? [] : ["dynamic_shared_memory_type = mmap"]),
    "",
  ];
  await replaceFile(join(data, "postgresql.conf"), lines.join("\n"));
}

export function commandLine({ data, sockets }: Place, durable: boolean): string[] {
  const promise = durable ? "on" : "off";
  const settings = {
    listen_addresses: "",
    unix_socket_directories: sockets,
    unix_socket_permissions: "0700",
    fsync: promise,
    full_page_writes: promise,
    synchronous_commit: promise,
    // Many test files share the cluster that promises nothing.
    ...(!durable && { max_connections: "300" }),
  };
  return ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** Much of it between two checkpoints makes large imports fast; on a small disk it may not become the largest thing there. */
async function logInMegabytes(data: string): Promise<number> {
  const { blocks, bsize } = await statfs(data);
  return Math.min(2_048, Math.max(96, Math.floor((blocks * bsize) / 1024 / 1024 / 16)));
}

/** Containers often have 64 MB of /dev/shm, less than a parallel query may ask for. */
async function hasSharedMemory(): Promise<boolean> {
  if (process.platform !== "linux") return true;
  const found = await statfs("/dev/shm").catch(() => undefined);
  return found !== undefined && found.bavail * found.bsize > 256 * 1024 * 1024;
}

/** Of the machine, or of the container where that has less. */
function memoryInMegabytes(): number {
  const allowed = process.constrainedMemory() || Infinity;
  return Math.floor(Math.min(totalmem(), allowed) / 1024 / 1024);
}
