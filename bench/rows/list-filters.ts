import { figureOf, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { idOf } from "../people/ids.ts";
import { bestOf, fields } from "./list/bare-list.ts";

interface Filter {
  what: string;
  /** As the page asks. */
  query: string;
  /** As one would write it by hand. */
  where: string;
  values: unknown[];
  /** Whether an index serves it; without one only the time is told. */
  index: boolean;
}

/** What people filter by, sorted by last name: with an index and without one. */
export const row: Row = {
  name: "filters",
  title: "list page, any filter",
  async run(ground) {
    const figures: Figure[] = [];
    for (const filter of filtersOf(ground)) figures.push(await measure(ground, filter));
    return figures;
  },
};

async function measure(ground: Ground, { what, query, where, values, index }: Filter): Promise<Figure> {
  const caller = await ground.as("all");
  const path = `/contacts?sort=lastName&fields=${fields}&count=none&${query}`;
  const list = { order: ["last_name", "first_name"], direction: "asc" as const, where, values };
  try {
    const times = await ground.compare(() => caller.get(path), await bestOf(ground.engine, list), { atOnce: 1 });
    return figureOf(what, times, index ? 3 : undefined);
  } catch (error) {
    const note = error instanceof Error ? error.message.slice(0, 160) : String(error);
    return { what, ours: Number.NaN, unit: "ms", goal: { words: "an answer", met: false }, note };
  }
}

function filtersOf({ base, actorId }: Ground): Filter[] {
  const condition = (field: string, is: string, value?: unknown) =>
    `filter=${encodeURIComponent(JSON.stringify({ field, is, ...(value !== undefined && { value }) }))}`;
  const company = (index: number) => base.companies[index]?.id ?? "";
  const inCompany = "c.id in (select contact_id from memberships where company_id = $1)";
  const tagged = "c.id in (select contact_id from contact_tags where tag_id = $1)";
  const inGroup = "c.id in (select contact_id from contact_group_members where group_id = $1)";
  const mail =
    "exists (select from identities i where i.contact_id = c.id and i.kind = 'email' and i.valid_to is null and i.normalised";
  return [
    {
      what: "one owner",
      query: `owner=${actorId("own")}`,
      where: "c.owner_id = $1",
      values: [actorId("own")],
      index: true,
    },
    { what: "the giant company", query: `company=${company(0)}`, where: inCompany, values: [company(0)], index: true },
    {
      what: "a small company",
      query: `company=${company(base.companies.length - 3)}`,
      where: inCompany,
      values: [company(base.companies.length - 3)],
      index: true,
    },
    { what: "a common tag", query: "tag=Tag%200", where: tagged, values: [idOf("tag", 0)], index: true },
    { what: "a rare tag", query: "tag=Tag%20199", where: tagged, values: [idOf("tag", 199)], index: true },
    {
      what: "a large group",
      query: `group=${idOf("group", 0)}`,
      where: inGroup,
      values: [idOf("group", 0)],
      index: true,
    },
    { what: "status blocked", query: "status=blocked", where: "c.status = 'blocked'", values: [], index: false },
    {
      what: "last name is",
      query: condition("lastName", "is", "Whitfield"),
      where: "c.id in (select contact_id from search_texts where last_name = 'whitfield')",
      values: [],
      index: true,
    },
    {
      what: "entered in one month",
      query: condition("createdAt", "between", ["2024-03-01", "2024-03-31"]),
      where: "c.created_at >= '2024-03-01' and c.created_at < '2024-04-01'",
      values: [],
      index: true,
    },
    {
      what: "born on a day",
      query: condition("birthday", "is", "1970-05-17"),
      where: "c.birthday = '1970-05-17'",
      values: [],
      index: true,
    },
    {
      what: "e-mail is",
      query: condition("emails", "is", "info@mail.example"),
      where: `${mail} = 'info@mail.example')`,
      values: [],
      index: true,
    },
    {
      what: "e-mail contains",
      query: condition("emails", "contains", "meridian"),
      where: `${mail} like '%meridian%')`,
      values: [],
      index: false,
    },
    {
      what: "job title contains",
      query: condition("jobTitle", "contains", "manager"),
      where: "c.job_title ilike '%manager%'",
      values: [],
      index: false,
    },
    {
      what: "source is",
      query: condition("source", "is", "fair"),
      where: "c.source = 'fair'",
      values: [],
      index: false,
    },
    {
      what: "last name contains, seldom",
      query: condition("lastName", "contains", "zubiz"),
      where: "c.last_name ilike '%zubiz%'",
      values: [],
      index: false,
    },
  ];
}
