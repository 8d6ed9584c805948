import { figureOf, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { median } from "../measure/statistics.ts";
import type { ActorName } from "../people/base.ts";
import { deepPage } from "./list-sorts.ts";
import { bestOf, fields } from "./list/bare-list.ts";
import { cursorAt } from "./list/cursor.ts";
import { reachOf } from "./list/reaches.ts";

const byName = { key: "lastName", order: ["last_name", "first_name"] };
const byChange = { key: "updatedAt", order: ["updated_at"] };
const byFirstName = { key: "firstName", order: ["first_name", "last_name"] };

/** Clients see no dates of ours, nor whether somebody is blocked. */
const ofAgents = { orders: [byName, byChange], fields };
const ofClients = { orders: [byName, byFirstName], fields: fields.replace("status,", "") };

const reaches: readonly (readonly [ActorName, typeof ofAgents])[] = [
  ["all", ofAgents],
  ["division", ofAgents],
  ["department", ofAgents],
  ["own", ofAgents],
  ["company", ofClients],
  ["managed", ofClients],
];

/** The list of everybody who sees less than all of it. */
export const row: Row = {
  name: "reaches",
  title: "list page, each reach",
  async run(ground) {
    const figures: Figure[] = [];
    for (const [reach, { orders, fields: asked }] of reaches)
      for (const order of orders) figures.push(...(await measure(ground, reach, order, asked)));
    figures.push(await sixteen(ground));
    return figures;
  },
};

async function measure(
  ground: Ground,
  reach: ActorName,
  { key, order }: { key: string; order: readonly string[] },
  asked: string,
): Promise<Figure[]> {
  const caller = await ground.as(reach);
  const list = { order, direction: "asc" as const, ...(await reachOf(ground, reach)) };
  const counted = await ground.engine.query(
    `select count(*)::int as count from contacts c where c.live and ${list.where}`,
    [...list.values],
  );
  const people: number = counted.rows[0].count;
  const note = `of ${people.toLocaleString("en")} people`;
  const path = `/contacts?sort=${key}&fields=${asked}&count=none`;
  const first = await ground.compare(() => caller.get(path), await bestOf(ground.engine, list), { atOnce: 1 });
  const figure = { ...figureOf(`${reach}, by ${key}, page 1`, first, 3), note };
  const depth = Math.min(deepPage * 50, Math.floor(people * 0.85));
  const place = await cursorAt(ground, caller, { ...list, query: `sort=${key}` }, depth);
  if (!place || depth < 100) return [figure];
  const bare = await bestOf(ground.engine, { ...list, after: place.after });
  const deep = await ground.compare(() => caller.get(`${path}&after=${place.cursor}`), bare, { atOnce: 1 });
  const growth = median(deep.ours) / median(first.ours);
  return [
    figure,
    {
      ...figureOf(`${reach}, by ${key}, page ${Math.floor(depth / 50).toLocaleString("en")}`, deep, 3),
      note: `${growth.toFixed(2)}× page 1`,
    },
  ];
}

async function sixteen(ground: Ground): Promise<Figure> {
  const caller = await ground.as("all");
  const list = { order: ["last_name", "first_name"], direction: "asc" as const, where: "true", values: [] };
  const path = `/contacts?sort=lastName&fields=${fields}&count=none`;
  const times = await ground.compare(() => caller.get(path), await bestOf(ground.engine, list), { atOnce: 16 });
  return figureOf("all, by lastName, page 1, 16 at once", times, 3);
}
