import { contactFields } from "../../src/contacts/fields.ts";
import { figureOf, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { bestOf, fields } from "./list/bare-list.ts";
import { cursorAt } from "./list/cursor.ts";

/** Every order a list offers, in both directions, at the first page and at page 10,000. */
export const row: Row = {
  name: "sorts",
  title: "list page, any sort",
  async run(ground) {
    const figures: Figure[] = [];
    for (const [key, { sort }] of Object.entries(contactFields)) {
      if (!sort) continue;
      figures.push(...(await measureSort(ground, key, sort, "asc")));
      if (key === "lastName" || key === "createdAt") figures.push(...(await measureSort(ground, key, sort, "desc")));
    }
    return [...figures, await compressed(ground)];
  },
};

/** The page that stands so deep, where the list is as long. */
export const deepPage = 10_000;

async function measureSort(
  ground: Ground,
  key: string,
  order: readonly string[],
  direction: "asc" | "desc",
): Promise<Figure[]> {
  const caller = await ground.as("all");
  // Who has no owner stands nowhere in an order by owner.
  const list = { order, direction, where: order[0] === "owner_id" ? "c.owner_id is not null" : "true", values: [] };
  const sort = `${direction === "desc" ? "-" : ""}${key}`;
  const query = `sort=${sort}`;
  const path = `/contacts?${query}&fields=${fields}&count=none`;
  const first = await ground.compare(() => caller.get(path), await bestOf(ground.engine, list), { atOnce: 1 });
  const depth = Math.min(deepPage * 50, Math.floor(ground.base.contacts * 0.85));
  const place = await cursorAt(ground, caller, { ...list, query }, depth);
  if (!place) return [figureOf(`${sort}, page 1`, first, 3)];
  const bare = await bestOf(ground.engine, { ...list, after: place.after });
  const deep = await ground.compare(() => caller.get(`${path}&after=${place.cursor}`), bare, { atOnce: 1 });
  const page = (depth / 50).toLocaleString("en");
  const growth = await ground.compare(
    () => caller.get(`${path}&after=${place.cursor}`),
    () => caller.get(path),
    { atOnce: 1 },
  );
  return [
    figureOf(`${sort}, page 1`, first, 3),
    figureOf(`${sort}, page ${page}`, deep, 3),
    { ...figureOf(`${sort}, page ${page} beside page 1`, growth, 1.2), note: "both ours" },
  ];
}

/** As a browser asks for it. */
async function compressed(ground: Ground): Promise<Figure> {
  const caller = await ground.as("all");
  const path = `/contacts?sort=lastName&fields=${fields}&count=none`;
  const times = await ground.compare(
    () => caller.get(path, { "accept-encoding": "gzip, deflate, br" }),
    () => caller.get(path),
    { atOnce: 1 },
  );
  return { ...figureOf("lastName, page 1, compressed for a browser", times), note: "beside the same, not compressed" };
}
