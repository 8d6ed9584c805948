import { expressionBuilder, sql, type Expression, type SqlBool } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableContacts } from "../access/reachable.ts";
import { holds } from "../access/rights.ts";
import type { Tables } from "../database/tables.ts";
import type { Status } from "../database/tables/contacts.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent } from "../http/refusal.ts";
import { words } from "../values/text.ts";
import type { listDepartmentPeople as declaredPeople, showDepartment as declared } from "./api.ts";
import { inOrder, loadTree, pathOf, type Node, type Tree } from "./tree.ts";

export type Department = ReplyOf<typeof declared>;
export type Seats = ReplyOf<typeof declaredPeople>;

/** Departments are the team's own: clients do not know of them. */
export function checkTeam(actor: Actor): void {
  if (actor.kind !== "agent") refuse(403, "notAllowed");
}

/** All departments as a tree in a row, or those whose name holds every word that was typed. */
export async function listDepartments(tx: Tx, actor: Actor, search: string | undefined): Promise<Department[]> {
  checkTeam(actor);
  const tree = await loadTree(tx);
  const asked = words(search ?? "");
  const found = inOrder(tree).filter(({ name }) => asked.every((word) => words(name).join(" ").includes(word)));
  return described(tx, actor, tree, found);
}

export async function showDepartment(tx: Tx, actor: Actor, id: string): Promise<Department> {
  checkTeam(actor);
  const tree = await loadTree(tx);
  const node = tree.get(id);
  const [department] = node ? await described(tx, actor, tree, [node]) : [];
  return department ?? refuseAsAbsent();
}

/** Who sits in a department, heads first. */
export async function listSeats(tx: Tx, actor: Actor, id: string): Promise<Seats> {
  checkTeam(actor);
  const department = await tx.selectFrom("departments").select("version").where("id", "=", id).executeTakeFirst();
  if (!department) refuseAsAbsent();
  const found = await sql<{ id: string; name: string; picture: string | null; status: Status; head: boolean }>`
    select contacts.id, ${name} as name, ${picture} as picture, contacts.status, p.is_head as head
    from department_people p join contacts on contacts.id = p.contact_id
    where p.department_id = ${id} and contacts.live and ${inSight(actor)}
    order by p.is_head desc, contacts.last_name, contacts.first_name, contacts.id`.execute(tx);
  return { version: department.version, items: found.rows };
}

async function described(tx: Tx, actor: Actor, tree: Tree, nodes: readonly Node[]): Promise<Department[]> {
  const found = await sql<{ id: string; people: number; heads: Department["heads"] }>`
    select p.department_id as id, count(*)::int as people,
      coalesce(json_agg(json_build_object('id', contacts.id, 'name', ${name}, 'picture', ${picture})
        order by contacts.last_name, contacts.first_name, contacts.id) filter (where p.is_head), '[]') as heads
    from department_people p join contacts on contacts.id = p.contact_id
    where p.department_id = any(${nodes.map(({ id }) => id)}::uuid[]) and contacts.live and ${inSight(actor)}
    group by p.department_id`.execute(tx);
  const seats = new Map(found.rows.map((row) => [row.id, row]));
  return nodes.map(({ id, version, name: own, parentId }) => {
    const path = pathOf(tree, id).map((node) => ({ id: node.id, name: node.name }));
    const { people = 0, heads = [] } = seats.get(id) ?? {};
    return {
      id,
      version,
      name: own,
      parent: parentId === null ? null : (path.at(-2) ?? null),
      path,
      people,
      heads,
      can: mayManage(actor) ? ["edit", "delete"] : [],
    };
  });
}

const name = sql<string>`trim(contacts.first_name || ' ' || contacts.last_name)`;
const picture = sql<string | null>`'/api/v1/contacts/' || contacts.id || '/picture?v=' || contacts.picture_file_id`;

/** Who manages departments knows who sits in them; everybody else counts those whom he sees. */
function inSight(actor: Actor): Expression<SqlBool> {
  if (mayManage(actor)) return sql<SqlBool>`true`;
  return reachableContacts(actor, "see")(expressionBuilder<Tables, "contacts">());
}

function mayManage(actor: Actor): boolean {
  return holds(actor, "management.departments", "open");
}
