import type { Figure, Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { idOf } from "../people/ids.ts";
import { conditionOf as condition, measureFilter, type Filter } from "./list/filter.ts";

/** What people filter by, sorted by last name: with an index and without one. */
export const row: Row = {
  name: "filters",
  title: "list page, any filter",
  async run(ground) {
    const figures: Figure[] = [];
    for (const filter of filtersOf(ground)) figures.push(await measureFilter(ground, filter));
    return figures;
  },
};

function filtersOf({ base, actorId }: Ground): Filter[] {
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
