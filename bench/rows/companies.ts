import { randomOf } from "../../demo/random.ts";
import { companyKey } from "../../src/companies/values.ts";
import type { Figure, Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { measure, type Asking } from "./equipment/by-hand.ts";
import { conditionOf } from "./list/filter.ts";

/** The list of companies with what it can be narrowed by, their industries, and names that are nearly the same. */
export const row: Row = {
  name: "companies",
  title: "companies: list, trees, near names",
  async run(ground) {
    const figures: Figure[] = [];
    for (const asking of askingsOf(ground)) figures.push(await measure(ground, asking));
    return figures;
  },
};

const shown = `c.id, c.version, c.name, c.site, c.industry, c.tax_number,
  (select json_build_object('id', p.id, 'name', p.last_name) from contacts p where p.id = c.owner_id) as owner,
  (select json_agg(d.name) from company_domains d where d.company_id = c.id) as domains`;
const list = "/companies?fields=name,site,industry,taxNumber,owner,domains&count=none";
const walked = (where: string, order = "c.name, c.id") =>
  `select ${shown} from companies c where c.deleted_at is null and ${where} order by ${order} limit 51`;
const matched = (where: string) =>
  `with matched as materialized (select c.id, c.name from companies c where c.deleted_at is null and ${where}),
  page as materialized (select * from matched order by name, id limit 51)
  select ${shown} from page join companies c on c.id = page.id order by page.name, page.id`;

function askingsOf({ base }: Ground): Asking[] {
  const below = `c.id in (with recursive tree (id) as (
    select $1::uuid union all select h.id from tree join companies h on h.parent_id = tree.id) select id from tree)`;
  const top = base.companies[3]?.id ?? "";
  const domain = base.companies[20]?.domain ?? "";
  return [
    { what: "by name", path: `${list}&sort=name`, bare: walked("true") },
    { what: "by industry", path: `${list}&sort=industry`, bare: walked("true", "c.industry, c.id") },
    {
      what: "a company with all below it",
      path: `${list}&${conditionOf("path", "is", top)}`,
      bare: matched(below),
      values: [top],
    },
    {
      what: "of one industry",
      path: `${list}&${conditionOf("industry", "is", "Industry 0")}`,
      bare: matched("c.industry = $1"),
      values: ["Industry 0"],
    },
    {
      what: "with a domain",
      path: `${list}&${conditionOf("domains", "is", domain)}`,
      bare: matched("c.id in (select company_id from company_domains where domain = $1)"),
      values: [domain],
    },
    {
      what: "industries that hold a word",
      path: "/companies/industries?search=try%201",
      bare: `select industry, count(*) from companies where deleted_at is null and industry <> '' and industry ilike $1
        group by industry order by 2 desc, 1 limit 20`,
      values: ["%try 1%"],
    },
    ...nearNames(base.companies.map(({ name }) => name)),
  ];
}

/** Names of the base with a letter left out; beside the trigrams alone. */
function nearNames(names: readonly string[]): Asking[] {
  const random = randomOf(7_411);
  const picked = [0.2, 0.5, 0.8].map((share) => names[Math.floor(names.length * share)] ?? "");
  return ["Meridian Telecom", ...picked].map((name) => {
    const at = random.between(2, name.length - 2);
    const typed = name.slice(0, at) + name.slice(at + 1);
    return {
      what: `nearly called ${name}`,
      path: `/companies/near?name=${encodeURIComponent(typed)}`,
      bare: `select id, name from companies where deleted_at is null and $1 <% search_name
        order by word_similarity($1, search_name) desc limit 60`,
      values: [companyKey(typed)],
    };
  });
}
