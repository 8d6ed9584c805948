import { sql } from "kysely";
import type { Actor } from "../src/access/actor.ts";
import { createAccessGroup } from "../src/access-groups/change.ts";
import { showAccessGroup } from "../src/access-groups/show.ts";
import type { Tx } from "../src/database/transaction.ts";

/** Access groups of the demo, by what they are for. */
export interface AccessGroups {
  agents: string;
  /** Agents who also give equipment away and delete it. */
  fieldService: string;
  /** Clients who see the equipment of their companies; all others see none. */
  portal: string;
}

/** Makes the team's own access groups out of the standing ones; one that is called so already serves, as it is. */
export async function writeAccessGroups(tx: Tx, actor: Actor): Promise<AccessGroups> {
  const agents = await standing(tx, "agent");
  const clients = await standing(tx, "client");
  const all = { see: "all", create: "all", edit: "all", delete: "all", assign: "all" };
  const company = { see: "company" };
  return {
    agents,
    fieldService: await madeOf(tx, actor, agents, "Field service", { equipment: all }),
    portal: await madeOf(tx, actor, clients, "Company portal", { companies: company, equipment: company }),
  };
}

async function standing(tx: Tx, name: "agent" | "client"): Promise<string> {
  const { id } = await tx
    .selectFrom("access_groups")
    .select("id")
    .where("standing", "=", name)
    .executeTakeFirstOrThrow();
  return id;
}

async function madeOf(
  tx: Tx,
  actor: Actor,
  copyOf: string,
  name: string,
  more: Readonly<Record<string, Record<string, string>>>,
): Promise<string> {
  const copied = await showAccessGroup(tx, actor, copyOf);
  const there = await tx
    .selectFrom("access_groups")
    .select("id")
    .where("name", "=", name)
    .where("kind", "=", copied.type)
    .executeTakeFirst();
  if (there) return there.id;
  const { id } = await createAccessGroup(tx, actor, { name, copyOf, rights: { ...copied.rights, ...more } });
  await sql`
    update access_groups set created_at = now() - interval '690 days', updated_at = now() - interval '690 days' where id = ${id}`.execute(
    tx,
  );
  await sql`
    update audit set at = now() - interval '690 days' where subject_kind = 'accessGroup' and subject_id = ${id}`.execute(
    tx,
  );
  return id;
}
