import type { Ground } from "../../ground.ts";
import type { ActorName } from "../../people/base.ts";

/** Reach as one would write it by hand: an array of owners, or ids from a table; never OR-EXISTS. */
export async function reachOf(
  { engine, actorId }: Ground,
  name: ActorName,
): Promise<{ where: string; orWhere?: string; values: unknown[] }> {
  const me = actorId(name);
  const own = `select id from contacts where id = $1 union all select id from contacts where assigned_to_id = $1 union all`;
  switch (name) {
    case "administrator":
    case "all":
      return { where: "true", values: [] };
    case "own":
      return { where: `c.id in (${own} select id from contacts where owner_id = $1)`, values: [me] };
    case "department":
    case "division":
      return {
        where: `c.id in (${own} select id from contacts where owner_id = any($2::uuid[]))`,
        // Who reaches a large part of all meets somebody soon on any way.
        orWhere: "(c.owner_id = any($2::uuid[]) or c.assigned_to_id = $1 or c.id = $1)",
        values: [me, await colleaguesOf(engine, me, name)],
      };
    case "company":
    case "managed":
      return {
        where: `c.kind = 'client' and c.id in (select $1::uuid union all select contact_id from memberships where company_id = any($2::uuid[]))`,
        values: [me, await companiesOf(engine, me, name)],
      };
  }
}

/** The agents of the departments one sits in, and of those below. */
export async function colleaguesOf(
  engine: Ground["engine"],
  me: string,
  name: "department" | "division",
): Promise<string[]> {
  const below = name === "division" ? "union select d.id from departments d join mine on d.parent_id = mine.id" : "";
  const { rows } = await engine.query(
    `with recursive mine (id) as (select department_id from department_people where contact_id = $1 ${below})
    select distinct contact_id from department_people join mine on mine.id = department_id`,
    [me],
  );
  return rows.map(({ contact_id }) => contact_id);
}

export async function companiesOf(
  engine: Ground["engine"],
  me: string,
  name: "company" | "managed",
): Promise<string[]> {
  const { rows } = await engine.query(
    `select company_id from memberships where contact_id = $1${name === "managed" ? " and is_manager" : ""}`,
    [me],
  );
  return rows.map(({ company_id }) => company_id);
}
