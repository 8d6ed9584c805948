/** Looks until it holds, a minute at most: a machine may be slow, but what never comes is a fault. */
export async function eventually<T>(look: () => T | Promise<T>, holds: (seen: T) => boolean = Boolean): Promise<T> {
  for (const end = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > end) throw new Error(`This took longer than a minute: ${JSON.stringify(seen).slice(0, 200)}`);
  }
}
