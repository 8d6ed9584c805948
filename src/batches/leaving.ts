import { expressionBuilder, sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { reachableCompanies, reachableContacts, reachableOpportunities } from "../access/reachable.ts";
import { madeWithin } from "../access/record-kind.ts";
import { tasksInSight } from "../access/task-sight.ts";
import { showContact } from "../contacts/show.ts";
import type { Tables } from "../database/tables.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import type { showLeaving as declared } from "./api.ts";
import { isOpen, isToDo } from "./hand-over.ts";
import { records } from "./records.ts";

type Reply = ReplyOf<typeof declared>;

/** What an agent owns and is assigned, counted within the asker's sight; 403 for who may not fire the agent. Who was fired may still have something. */
export async function showLeaving(tx: Tx, actor: Actor, id: string): Promise<Reply> {
  const { version, status, can, firstName = "", lastName = "" } = await showContact(tx, actor, id);
  if (!can.includes(status === "fired" ? "edit" : "fire")) refuse(403, "notAllowed");
  const contacts = (action: "see" | "edit" | "assign") =>
    reachableContacts(actor, action)(expressionBuilder<Tables, "contacts">());
  const companies = (action: "see" | "edit" | "assign") =>
    reachableCompanies(actor, action)(expressionBuilder<Tables, "companies">());
  const count = async (from: RawBuilder<unknown>, may: RawBuilder<unknown>) => {
    const { rows } = await sql<{ count: number; canHandOver: number }>`
      select count(*)::int as count, count(*) filter (where ${may})::int as "canHandOver" from ${from}`.execute(tx);
    return rows[0] ?? { count: 0, canHandOver: 0 };
  };
  const owned = await count(
    sql`contacts where live and owner_id = ${id} and ${contacts("see")}`,
    sql`${contacts("edit")} and ${contacts("assign")}`,
  );
  const assigned = await count(
    sql`contacts where live and assigned_to_id = ${id} and ${contacts("see")}`,
    sql`${contacts("edit")}`,
  );
  const firms = await count(
    sql`companies where deleted_at is null and owner_id = ${id} and ${companies("see")}`,
    sql`${companies("edit")} and ${companies("assign")}`,
  );
  const deals = await count(
    sql`opportunities where ${isOpen} and owner_id = ${id} and ${reachableOpportunities(actor, "see")}`,
    sql`${reachableOpportunities(actor, "edit")} and ${reachableOpportunities(actor, "assign")}`,
  );
  const mayEdit = (person: RawBuilder<unknown>) => madeWithin(actor, "tasks", "edit", person);
  const todo = await count(
    sql`tasks where ${isToDo} and tasks.assignee_id = ${id} and ${tasksInSight(records, actor)}`,
    sql`${mayEdit(sql`tasks.assignee_id`)} or ${mayEdit(sql`tasks.made_by_id`)}`,
  );
  return {
    contact: { id, name: `${firstName} ${lastName}`.trim() },
    version,
    holds: [
      { to: "contactsTo", kind: "contacts", as: "owner", ...owned },
      { to: "assignedTo", kind: "contacts", as: "assignedTo", ...assigned },
      { to: "companiesTo", kind: "companies", as: "owner", ...firms },
      { to: "opportunitiesTo", kind: "opportunities", as: "owner", ...deals },
      { to: "tasksTo", kind: "tasks", as: "assignedTo", ...todo },
    ],
    can: can.filter((way) => way === "fire"),
  };
}
