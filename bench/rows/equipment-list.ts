import type { Figure, Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { contactId, type ActorName } from "../people/base.ts";
import { largeTrees } from "../people/equipment.ts";
import { fields, matched, measure, walked, type Asking } from "./equipment/by-hand.ts";
import { equipmentOf } from "./equipment/reaches.ts";
import { conditionOf } from "./list/filter.ts";

const list = `/equipment?fields=${fields}&count=none`;
const reaches: readonly ActorName[] = ["all", "division", "department", "own", "company", "managed"];
const orders = [
  ["name", "e.name, e.id"],
  ["article", "e.article_key, e.id"],
  ["serial", "e.serial_key, e.id"],
  ["createdAt", "e.created_at, e.id"],
  ["-updatedAt", "e.updated_at desc, e.id desc"],
] as const;

/** The list of equipment for each reach, in each of its orders, narrowed, and searched. */
export const row: Row = {
  name: "equipment",
  title: "list of equipment and its search",
  async run(ground) {
    const figures: Figure[] = [];
    for (const asking of [...(await byReach(ground)), ...byOrder(), ...narrowed(ground), ...searched()])
      figures.push(await measure(ground, asking));
    return figures;
  },
};

async function byReach(ground: Ground): Promise<Asking[]> {
  return Promise.all(
    reaches.map(async (reach) => {
      const { where, values } = await equipmentOf(ground, reach);
      const bare = where === "true" ? walked(where) : matched(where);
      return { what: `${reach}, by name`, path: `${list}&sort=name`, bare, values, reach };
    }),
  );
}

function byOrder(): Asking[] {
  return orders.map(([key, order]) => ({
    what: `by ${key}`,
    path: `${list}&sort=${key}`,
    bare: walked("true", order),
  }));
}

function narrowed({ base }: Ground): Asking[] {
  const { deep, flat } = largeTrees(base);
  const company = (index: number) => base.companies[index]?.id ?? "";
  const person = contactId(base, base.agents + 7);
  const below = `e.id in (with recursive tree (id) as (
    select id from equipment where parent_id = $1 union all select h.id from tree join equipment h on h.parent_id = tree.id) select id from tree)`;
  const cases: readonly (readonly [what: string, query: string, where: string, values: readonly unknown[]])[] = [
    ["the giant company's", `company=${company(0)}`, "e.company_id = $1", [company(0)]],
    ["a small company's", `company=${company(40)}`, "e.company_id = $1", [company(40)]],
    ["used by somebody", `usedBy=${person}`, "e.used_by_id = $1", [person]],
    ["the parts of a piece with thousands", `parent=${flat.top}`, "e.parent_id = $1", [flat.top]],
    [`below a piece: ${flat.pieces.toLocaleString("en")}`, `below=${flat.top}`, below, [flat.top]],
    [`below a piece: ${deep.pieces.toLocaleString("en")}`, `below=${deep.top}`, below, [deep.top]],
    ["retired", "retired=true", "e.retired_at is not null", []],
    ["in use", "retired=false", "e.retired_at is null", []],
    ["serial number is", "serial=SN0000123AB", "e.serial_key = $1", ["sn0000123ab"]],
    ["article is", "article=NO-107", "e.article_key = $1", ["no-107"]],
    ["name contains", conditionOf("name", "contains", "boiler tes"), "e.name ilike $1", ["%boiler tes%"]],
  ];
  return cases.map(([what, query, where, values]) => ({
    what,
    path: `${list}&${query}`,
    bare: where.endsWith("null") || what === "name contains" ? walked(where) : matched(where),
    values,
  }));
}

function searched(): Asking[] {
  const words = "e.search_text like $1 and e.search_text like $2";
  const begins = "(e.article_key like $1 or e.serial_key like $1)";
  const everywhere = (where: string) =>
    `select e.id, e.name, e.article, e.serial, c.name as company from equipment e left join companies c on c.id = e.company_id
    where e.deleted_at is null and ${where} order by e.name, e.id limit 20`;
  return [
    {
      what: "search, beginning of a serial number, in the list",
      path: `${list}&search=SN00012`,
      bare: matched(begins),
      values: ["sn00012%"],
    },
    {
      what: "search, two words, in the list",
      path: `${list}&search=boiler%20tesar`,
      bare: matched(words),
      values: ["%boiler%", "%tesar%"],
    },
    {
      what: "search everything, beginning of an article",
      path: "/search?q=NO-107",
      bare: everywhere(begins),
      values: ["no-107%"],
    },
    {
      what: "search everything, two words",
      path: "/search?q=boiler%20tesar",
      bare: everywhere(words),
      values: ["%boiler%", "%tesar%"],
    },
  ];
}
