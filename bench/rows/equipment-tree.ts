import type { Figure, Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { largeTrees } from "../people/equipment.ts";
import { measure, type Asking } from "./equipment/by-hand.ts";

/** What the tree of equipment asks for as one opens it, and a piece with its path. */
export const row: Row = {
  name: "tree",
  title: "the tree of equipment",
  async run(ground) {
    const figures: Figure[] = [];
    for (const asking of await askingsOf(ground)) figures.push(await measure(ground, asking));
    return figures;
  },
};

const level = (where: string, order = "e.position, e.id") =>
  `select e.id, e.version, e.name, e.article, e.serial, e.retired_at, e.company_id, e.contact_id, e.used_by_id,
    (select count(*) from equipment p where p.parent_id = e.id and p.deleted_at is null) as parts
  from equipment e where e.deleted_at is null and ${where} order by ${order} limit 101`;
const treeOf =
  "with recursive tree (id) as (select $1::uuid union all select e.id from tree join equipment e on e.parent_id = tree.id)";

async function askingsOf({ base, engine }: Ground): Promise<Asking[]> {
  const { deep, flat } = largeTrees(base);
  const giant = base.companies[0]?.id ?? "";
  const lowest = await engine.query<{ id: string }>(
    `with recursive tree (id, level) as (select $1::uuid, 1 union all
      select e.id, level + 1 from tree join equipment e on e.parent_id = tree.id where e.deleted_at is null)
    select id from tree order by level desc, id limit 1`,
    [deep.top],
  );
  const [low] = lowest.rows;
  const last = await engine.query<{ id: string }>(
    "select id from equipment where parent_id = $1 and deleted_at is null order by position offset $2 limit 1",
    [flat.top, Math.floor(flat.pieces * 0.7)],
  );
  const reaching = last.rows[0]?.id ?? "";
  return [
    {
      what: "what the giant company has on top",
      path: `/equipment/tree?company=${giant}`,
      bare: level("e.company_id = $1 and e.parent_id is null"),
      values: [giant],
    },
    {
      what: "the parts of a piece with thousands",
      path: `/equipment/tree?parent=${flat.top}`,
      bare: level("e.parent_id = $1"),
      values: [flat.top],
    },
    {
      what: "the same as far as one of the last",
      path: `/equipment/tree?parent=${flat.top}&reaching=${reaching}`,
      bare: level("e.parent_id = $1").replace("limit 101", `limit ${Math.floor(flat.pieces * 0.7) + 2}`),
      values: [flat.top],
    },
    {
      what: "all that is on top anywhere",
      path: "/equipment/tree",
      bare: level("e.parent_id is null", "e.name, e.id"),
    },
    {
      what: "a piece with the longest path",
      path: `/equipment/${low?.id ?? ""}`,
      bare: `with recursive up (id, parent_id, name) as (select id, parent_id, name from equipment where id = $1
        union all select e.id, e.parent_id, e.name from up join equipment e on e.id = up.parent_id)
        select e.*, (select json_agg(u) from up u) as path from equipment e where e.id = $1`,
      values: [low?.id],
    },
    {
      what: `how many are in a tree of ${deep.pieces.toLocaleString("en")}`,
      path: `/equipment/${deep.top}/subtree`,
      bare: `${treeOf} select count(*) from tree join equipment e on e.id = tree.id where e.deleted_at is null`,
      values: [deep.top],
    },
  ];
}
