import type { Figure, Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import type { ActorName } from "../people/base.ts";
import { idOf } from "../people/ids.ts";
import { fields } from "./list/bare-list.ts";
import { filterQuery, measureList } from "./list/filter.ts";
import { reachOf } from "./list/reaches.ts";

interface Group {
  what: string;
  filter: unknown;
  /** As one would write it by hand, on `c`. */
  where: string;
}

/** What saved views hold: conditions in groups and stretches of time around now, for each reach. */
export const row: Row = {
  name: "groups",
  title: "list page, groups of conditions",
  async run(ground) {
    const figures: Figure[] = [];
    for (const reach of ["all", "division", "department", "own"] as const)
      for (const group of ofAgents) figures.push(await measure(ground, reach, group, fields));
    // Clients see no own fields that nobody gave them, nor dates of ours.
    for (const reach of ["company", "managed"] as const)
      for (const group of ofClients) figures.push(await measure(ground, reach, group, fields.replace("status,", "")));
    return figures;
  },
};

const tagged = `c.id in (select contact_id from contact_tags where tag_id = '${idOf("tag", 199)}')`;

const byNames: Group = {
  what: "one of two last names, and not of one first name",
  filter: {
    all: [
      {
        any: [
          { field: "lastName", is: "is", value: "Whitfield" },
          { field: "lastName", is: "is", value: "Novak" },
        ],
      },
      { not: { field: "firstName", is: "is", value: "James" } },
    ],
  },
  where: `c.id in (select contact_id from search_texts where last_name in ('whitfield', 'novak')) and c.first_name <> 'James'`,
};

const ofClients: readonly Group[] = [byNames];

const ofAgents: readonly Group[] = [
  byNames,
  {
    what: "gold or a rare tag, and not blocked",
    filter: {
      all: [
        {
          any: [
            { field: "custom.tier", is: "is", value: "gold" },
            { field: "tags", is: "is", value: "Tag 199" },
          ],
        },
        { not: { field: "status", is: "is", value: "blocked" } },
      ],
    },
    where: `(c.custom @> '{"tier":"gold"}' or ${tagged}) and c.status <> 'blocked'`,
  },
  {
    what: "birthday in the next 14 days",
    filter: { field: "birthday", is: "within", value: { next: 14, unit: "day" } },
    where: `substr(c.birthday, length(c.birthday) - 4) = any(array(
      select to_char(day, 'MM-DD') from generate_series(now()::date, now()::date + 13, interval '1 day') as day))`,
  },
  {
    what: "entered within the last four years, of which the base has three",
    filter: { field: "createdAt", is: "within", value: { last: 4, unit: "year" } },
    where: "c.created_at > now() - interval '4 years' and c.created_at <= now()",
  },
];

async function measure(
  ground: Ground,
  reach: ActorName,
  { what, filter, where }: Group,
  asked: string,
): Promise<Figure> {
  const { where: within, orWhere, values } = await reachOf(ground, reach);
  const list = {
    where: `${within} and ${where}`,
    ...(orWhere !== undefined && { orWhere: `${orWhere} and ${where}` }),
    values,
  };
  return measureList(ground, { what: `${reach}: ${what}`, reach, query: filterQuery(filter), asked, list, most: 3 });
}
