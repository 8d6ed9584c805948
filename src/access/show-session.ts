import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import { findActor, type Actor } from "./actor.ts";
import type { showSession as declared } from "./api.ts";
import { actions, subjects } from "./grants.ts";
import { reachOf } from "./rights.ts";

type Reply = ReplyOf<typeof declared>;

/** Who somebody is and what he may, as the page needs it: rights as they hold, with unconnected sections already out. */
export async function showSession(db: Kysely<Tables> | Tx, contactId: string): Promise<Reply> {
  const actor = await findActor(db, contactId);
  const person = await db
    .selectFrom("contacts")
    .select(["sign_in_email", "picture_file_id"])
    .select(sql<string | null>`'/api/v1/contacts/' || contacts.id || '/picture?v=' || picture_file_id`.as("picture"))
    .where("id", "=", contactId)
    .executeTakeFirst();
  if (!actor || !person) refuse(401, "signInNeeded");
  return {
    user: {
      id: actor.id,
      name: actor.name,
      email: person.sign_in_email ?? "",
      language: actor.language,
      timeZone: actor.timeZone,
      picture: person.picture,
      accessGroup: { ...actor.accessGroup, type: actor.kind },
    },
    may: { administrator: actor.administrator, modules: [...actor.modules], rights: heldRights(actor) },
  };
}

function heldRights(actor: Actor): Record<string, Record<string, string>> {
  const held = subjects.map((subject) => {
    const reaches = actions
      .map((action) => [action, reachOf(actor, subject, action)])
      .filter(([, reach]) => reach !== "none");
    return [subject, Object.fromEntries(reaches)];
  });
  return Object.fromEntries(held);
}
