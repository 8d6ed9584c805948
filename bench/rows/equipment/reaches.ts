import type { Ground } from "../../ground.ts";
import type { ActorName } from "../../people/base.ts";
import { colleaguesOf, companiesOf } from "../list/reaches.ts";

/** What somebody reaches of equipment `e`, as one would write it by hand: ids, each by its index. */
export async function equipmentOf(
  { engine, actorId }: Ground,
  name: ActorName,
): Promise<{ where: string; values: unknown[] }> {
  const me = actorId(name);
  const mine =
    "select id from equipment where used_by_id = $1 union select id from equipment where contact_id = $1 union";
  switch (name) {
    case "administrator":
    case "all":
      return { where: "true", values: [] };
    case "company":
    case "managed":
      return {
        where: `e.id in (${mine} select id from equipment where company_id = any($2::uuid[]))`,
        values: [me, await companiesOf(engine, me, name)],
      };
    default:
      return {
        where: `e.id in (${mine}
          select h.id from companies c join equipment h on h.company_id = c.id where c.owner_id = any($2::uuid[]) union
          select h.id from contacts c join equipment h on h.contact_id = c.id where c.owner_id = any($2::uuid[]))`,
        values: [me, name === "own" ? [me] : await colleaguesOf(engine, me, name)],
      };
  }
}
