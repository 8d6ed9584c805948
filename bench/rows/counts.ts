import { figureOf, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";

/** Counting beside the bare count: exact, exact to 1,000 only, and what a list says of itself. */
export const row: Row = {
  name: "counts",
  title: "count",
  async run(ground) {
    const bareExact = "select count(*) from contacts where live";
    const capped = "select count(*) from (select 1 from contacts where live limit 1001) x";
    const blocked = "select count(*) from (select 1 from contacts where live and status = 'blocked' limit 1001) x";
    return [
      await measure(ground, "all, exact", "count=exact", bareExact),
      await measure(ground, "all, as a list counts", "", capped),
      await measure(ground, "blocked, as a list counts", "&status=blocked", blocked),
    ];
  },
};

/** What the first row of the list costs beside is taken off both sides by asking for the same row without a count. */
async function measure(ground: Ground, what: string, query: string, bare: string): Promise<Figure> {
  const caller = await ground.as("all");
  const path = `/contacts?limit=1&fields=id&${query}`;
  const times = await ground.compare(
    () => caller.get(path),
    () => ground.engine.query(bare),
    { atOnce: 1 },
  );
  return { ...figureOf(what, times), note: "with the list's first row" };
}
