import { sql } from "kysely";
import { subjects } from "../../access/grants.ts";
import { actionsOn, reachesOf } from "../../access/right-table.ts";
import type { Reach } from "../../access/rights.ts";
import type { StoredRights } from "../../database/tables/access-groups.ts";
import type { Kind, Status } from "../../database/tables/contacts.ts";
import { aUser } from "../builders.ts";
import { anAccessGroup } from "../groups.ts";
import type { World } from "../world.ts";

/** The columns of the table of rights: the three standing groups, and eight that somebody has made. */
export const columns = [
  "endUser",
  "company",
  "manager",
  "comment",
  "own",
  "department",
  "division",
  "agent",
  "butAgents",
  "unconnected",
  "administrator",
] as const;

export type Column = (typeof columns)[number];

export interface Actor {
  column: Column;
  kind: Kind;
  status: Status;
  id: string;
  email: string;
}

/** Who owns what, by how the actors stand to them: actors sit in one department, which has another one below it. */
export interface Cast {
  actors: Actor[];
  /** In the actors' department, in the one below, in none. */
  colleague: string;
  below: string;
  outsider: string;
  /** Of the actors who are clients: the company that they belong to, and the one that they manage. */
  theirs: string;
  managed: string;
  /** Of agents and of clients. */
  standing: Record<Kind, string>;
}

const kinds: Partial<Record<Column, Kind>> = { endUser: "client", company: "client", manager: "client" };

/** Groups, people, departments and companies of the matrix. Each group has one who is active, one blocked and, of agents, one fired. */
export async function aCast({ db }: Pick<World, "db">): Promise<Cast> {
  const groups = await makeGroups({ db });
  const actors: Actor[] = [];
  for (const column of columns) {
    const kind = kinds[column] ?? "agent";
    const statuses = kind === "agent" ? (["active", "blocked", "fired"] as const) : (["active", "blocked"] as const);
    for (const status of statuses) {
      const person = await aUser(db, { firstName: column, lastName: status, group: kind });
      await db.updateTable("contacts").set({ access_group_id: groups[column] }).where("id", "=", person.id).execute();
      actors.push({ ...person, column, kind, status });
    }
  }
  const [colleague, below, outsider] = await Promise.all(
    ["Dora", "Viv", "Otto"].map(async (firstName) => (await aUser(db, { firstName })).id),
  );
  const cast = { actors, colleague: colleague ?? "", below: below ?? "", outsider: outsider ?? "" };
  await seat({ db }, cast);
  const [theirs, managed] = await aPairOfCompanies({ db }, cast);
  return { ...cast, theirs, managed, standing: { client: groups.endUser, agent: groups.agent } };
}

async function makeGroups({ db }: Pick<World, "db">): Promise<Record<Column, string>> {
  const standing = async (name: "client" | "agent" | "administrator") =>
    (await db.selectFrom("access_groups").select("id").where("standing", "=", name).executeTakeFirstOrThrow()).id;
  const ofClients = (reach: Reach): StoredRights => ({
    "contacts.clients": { see: reach, edit: reach },
    companies: { see: reach, edit: reach },
    equipment: { see: reach, create: reach, edit: reach },
  });
  const all = everything("all");
  return {
    endUser: await standing("client"),
    agent: await standing("agent"),
    administrator: await standing("administrator"),
    company: await anAccessGroup(db, "Sees the company", { type: "client", rights: ofClients("company") }),
    manager: await anAccessGroup(db, "Manages the company", { type: "client", rights: ofClients("managed") }),
    comment: await anAccessGroup(db, "Comments on clients", {
      modules: ["contacts"],
      rights: { "contacts.clients": { see: "all", comment: "all" } },
    }),
    own: await anAccessGroup(db, "All that is one's own", { rights: everything("own") }),
    department: await anAccessGroup(db, "All of the department", { rights: everything("department") }),
    division: await anAccessGroup(db, "All of the division", { rights: everything("division") }),
    butAgents: await anAccessGroup(db, "All but agents", { rights: { ...all, "contacts.agents": {} } }),
    unconnected: await anAccessGroup(db, "All, and no section", { modules: [], rights: all }),
  };
}

/** Every right that an agent can be given with this reach. */
function everything(reach: Reach): StoredRights {
  return Object.fromEntries(
    subjects.map((subject) => [
      subject,
      Object.fromEntries(
        actionsOn("agent", subject)
          .filter((action) => reachesOf("agent", subject, action).includes(reach))
          .map((action) => [action, reach]),
      ),
    ]),
  );
}

async function seat({ db }: Pick<World, "db">, cast: Pick<Cast, "actors" | "colleague" | "below">): Promise<void> {
  const top = await db
    .insertInto("departments")
    .values({ name: "Sales", parent_id: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  const under = await db
    .insertInto("departments")
    .values({ name: "Sales abroad", parent_id: top.id })
    .returning("id")
    .executeTakeFirstOrThrow();
  const agents = cast.actors.filter(({ kind, status }) => kind === "agent" && status === "active");
  await db
    .insertInto("department_people")
    .values([
      ...[...agents.map(({ id }) => id), cast.colleague].map((id) => ({ department_id: top.id, contact_id: id })),
      { department_id: under.id, contact_id: cast.below },
    ])
    .execute();
}

async function aPairOfCompanies(
  { db }: Pick<World, "db">,
  { actors }: Pick<Cast, "actors">,
): Promise<[string, string]> {
  const { rows } = await sql<{ id: string }>`
    insert into companies (name, search_name) values ('Theirs', 'theirs'), ('Managed', 'managed') returning id`.execute(
    db,
  );
  const [theirs, managed] = rows.map(({ id }) => id);
  const clients = actors.filter(({ kind, status }) => kind === "client" && status === "active").map(({ id }) => id);
  await sql`
    insert into memberships (contact_id, company_id, is_manager)
    select c, f, f = ${managed}::uuid from unnest(${clients}::uuid[]) as c, unnest(${[theirs, managed]}::uuid[]) as f`.execute(
    db,
  );
  return [theirs ?? "", managed ?? ""];
}

/** The account of those who may act no more; set once everything is there. */
export async function endAccounts({ db }: Pick<World, "db">, { actors }: Pick<Cast, "actors">): Promise<void> {
  for (const { id, status } of actors)
    if (status !== "active") await db.updateTable("contacts").set({ status }).where("id", "=", id).execute();
}
