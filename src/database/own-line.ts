import type { Pool, PoolClient } from "pg";

/** Work on a connection of its own, which ends with it; when the signal fires the connection breaks, and the work with it. */
export async function onOwnLine<T>(
  pool: Pool,
  signal: AbortSignal,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const client = await pool.connect();
  let open = true;
  const leave = () => {
    if (open) client.release(true);
    open = false;
  };
  signal.addEventListener("abort", leave, { once: true });
  try {
    return await work(client);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", leave);
    leave();
  }
}
