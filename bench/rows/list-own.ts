import { setTimeout as wait } from "node:timers/promises";
import { figureOf, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { contactId } from "../people/base.ts";
import { bestOf, fields } from "./list/bare-list.ts";
import { conditionOf, measureFilter, type Filter } from "./list/filter.ts";
import { cursorAt } from "./list/cursor.ts";
import { deepPage } from "./list-sorts.ts";

/** Own fields: every way to filter them, and the orders that were made sortable. */
export const row: Row = {
  name: "own",
  title: "list page, own fields",
  async run(ground) {
    await prepared(ground);
    const figures: Figure[] = [];
    for (const filter of filtersOf(ground)) figures.push(await measureFilter(ground, filter));
    for (const [key, expression] of Object.entries(orders))
      figures.push(...(await measureOrder(ground, `custom.${key}`, expression)));
    return figures;
  },
};

/** As the program says them, on `c`. */
const orders = {
  score: "coalesce((c.custom -> 'score')::numeric, '-Infinity')",
  since: "coalesce(c.custom ->> 'since', '')",
  remark: `(coalesce((c.custom ->> 'remark'), '') collate "und-x-icu")`,
};

/** The program makes the indexes of orders by a job, at its first start on the base. */
async function prepared(ground: Ground): Promise<void> {
  const caller = await ground.as("administrator");
  for (let waits = 0; waits < 600; waits++) {
    const { items }: { items: { preparing: boolean }[] } = await caller.json("/fields/own?on=contacts");
    if (!items.some(({ preparing }) => preparing)) return;
    await wait(1_000);
  }
  throw new Error("The indexes of own fields are not made after ten minutes.");
}

function filtersOf({ base }: Ground): Filter[] {
  const partner = contactId(base, 7);
  const has = (values: Record<string, unknown>) => `c.custom @> '${JSON.stringify(values)}'`;
  const number = "(c.custom -> 'score')::numeric";
  const of = (field: string, is: string, value?: unknown) => conditionOf(`custom.${field}`, is, value);
  return [
    { what: "choice is, of few", query: of("tier", "is", "gold"), where: has({ tier: "gold" }), index: true },
    { what: "choice is, of many", query: of("tier", "is", "bronze"), where: has({ tier: "bronze" }), index: true },
    {
      what: "choice is any of two",
      query: of("tier", "anyOf", ["gold", "silver"]),
      where: `(${has({ tier: "gold" })} or ${has({ tier: "silver" })})`,
      index: true,
    },
    {
      what: "choices hold one, seldom",
      query: of("regions", "is", "islands"),
      where: has({ regions: ["islands"] }),
      index: true,
    },
    { what: "person is", query: of("partner", "is", partner), where: has({ partner }), index: true },
    {
      what: "text contains",
      query: of("remark", "contains", "urgent quiet"),
      where:
        "c.custom <> '{}' and own_texts(c.custom) like '%urgent quiet%' and c.custom ->> 'remark' ilike '%urgent quiet%'",
      index: true,
    },
    {
      what: "text contains, seldom",
      query: of("remark", "contains", "spring 4711"),
      where:
        "c.custom <> '{}' and own_texts(c.custom) like '%spring 4711%' and c.custom ->> 'remark' ilike '%spring 4711%'",
      index: true,
    },
    {
      what: "number between",
      query: of("score", "between", [990, 1_000]),
      where: `${number} between 990 and 1000`,
      index: false,
    },
    {
      what: "money above",
      query: of("budget", "more", 49_000),
      where: "(c.custom -> 'budget' -> 'amount')::numeric > 49000",
      index: false,
    },
    {
      what: "date between",
      query: of("since", "between", ["2022-01-01", "2022-01-31"]),
      where: "c.custom ->> 'since' between '2022-01-01' and '2022-01-31'",
      index: false,
    },
    {
      what: "date and time in a month",
      query: of("met", "between", ["2024-03-01", "2024-03-31"]),
      where: "(c.custom ->> 'met')::timestamptz >= '2024-03-01' and (c.custom ->> 'met')::timestamptz < '2024-04-01'",
      index: false,
    },
    { what: "yes or no", query: of("member", "is", true), where: "(c.custom -> 'member')::boolean", index: false },
    { what: "is empty", query: of("tier", "empty"), where: "c.custom ->> 'tier' is null", index: false },
  ].map((filter) => ({ ...filter, values: [] }));
}

async function measureOrder(ground: Ground, key: string, expression: string): Promise<Figure[]> {
  const caller = await ground.as("all");
  const list = { order: [expression], direction: "desc" as const, where: "true", values: [] };
  const query = `sort=-${key}`;
  const path = `/contacts?${query}&fields=${fields},${key}&count=none`;
  const first = await ground.compare(() => caller.get(path), await bestOf(ground.engine, list), { atOnce: 1 });
  const figure = figureOf(`order by ${key}, page 1`, first, 3);
  const depth = Math.min(deepPage * 50, Math.floor(ground.base.contacts * 0.2));
  const place = await cursorAt(ground, caller, { ...list, query }, depth);
  if (!place) return [figure];
  const bare = await bestOf(ground.engine, { ...list, after: place.after });
  const deep = await ground.compare(() => caller.get(`${path}&after=${place.cursor}`), bare, { atOnce: 1 });
  return [figure, figureOf(`order by ${key}, page ${(depth / 50).toLocaleString("en")}`, deep, 3)];
}
