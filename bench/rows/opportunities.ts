import { figureOf, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";

/** The board and the forecast of a pipeline, whose sums go over all that stand in it, and a page of the list. */
export const row: Row = {
  name: "opportunities",
  title: "board, forecast and list of opportunities",
  async run(ground) {
    const { rows } = await ground.engine.query("select count(*)::int as count from opportunities");
    const note = `${rows[0].count.toLocaleString("en")} opportunities`;
    const figures: Figure[] = [];
    for (const [what, path, bare] of asked) figures.push({ ...(await measure(ground, what, path, bare)), note });
    return figures;
  },
};

const asked: readonly (readonly [what: string, path: string, bare: string])[] = [
  [
    "the board",
    "/opportunities/board",
    `select s.id, o.currency, count(*), sum(o.amount), sum(o.amount * coalesce(o.probability, s.probability)) / 100 as weighted,
      (select json_agg(c) from (select id, name, amount, currency, close_date, owner_id from opportunities
        where stage_id = s.id and deleted_at is null order by position limit 25) c) as cards
    from stages s join opportunities o on o.stage_id = s.id where o.deleted_at is null group by s.id, o.currency`,
  ],
  [
    "the forecast by months",
    "/opportunities/forecast",
    `select to_char(o.close_date, 'YYYY-MM') as month, o.currency, count(*), sum(o.amount)
    from opportunities o join stages s on s.id = o.stage_id where o.deleted_at is null and s.kind <> 'lost' group by 1, 2`,
  ],
  [
    "a page of the list by amount",
    "/opportunities?sort=-amount&count=none&fields=name,stage,amount,currency,closeDate,owner",
    `select o.id, o.version, o.name, o.amount, o.currency, o.close_date, s.name as stage, p.first_name, p.last_name
    from opportunities o join stages s on s.id = o.stage_id left join contacts p on p.id = o.owner_id
    where o.deleted_at is null order by o.amount_order desc, o.id desc limit 51`,
  ],
];

async function measure(ground: Ground, what: string, path: string, bare: string): Promise<Figure> {
  const caller = await ground.as("all");
  const times = await ground.compare(
    () => caller.get(path),
    () => ground.engine.query(bare),
    { atOnce: 1 },
  );
  return figureOf(what, times, 3);
}
