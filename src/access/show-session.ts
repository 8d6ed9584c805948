import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import { refuse } from "../http/refusal.ts";
import type { Actor } from "./actor.ts";
import type { showSession as declared } from "./api.ts";
import { subjects } from "./grants.ts";
import { contactHasSecondFactor } from "./has-second-factor.ts";
import { actionsOn } from "./right-table.ts";
import { reachOf } from "./rights.ts";
import { findBySecret } from "./session.ts";

type Reply = ReplyOf<typeof declared>;

/** The same for whoever a session's secret stands for; 401 when it stands for nobody. */
export async function showSessionOf(db: Kysely<Tables> | Tx, secret: string, address: string): Promise<Reply> {
  const actor = await findBySecret(db, secret, address);
  if (!actor) refuse(401, "signInNeeded");
  return showSession(db, actor);
}

/** Who somebody is and what he may, as the page needs it: rights as they hold, with unconnected sections already out. */
export async function showSession(db: Kysely<Tables> | Tx, actor: Actor): Promise<Reply> {
  const person = await db
    .selectFrom("contacts")
    .select(["sign_in_email", "picture_file_id", "mentions_by_mail", "follows_by_mail"])
    .select(sql<string | null>`'/api/v1/contacts/' || contacts.id || '/picture?v=' || picture_file_id`.as("picture"))
    .select(contactHasSecondFactor.as("has_second_factor"))
    .where("id", "=", actor.id)
    .executeTakeFirst();
  if (!person) refuse(401, "signInNeeded");
  return {
    user: {
      id: actor.id,
      name: actor.name,
      email: person.sign_in_email ?? "",
      language: actor.language,
      timeZone: actor.timeZone,
      mentionsByMail: person.mentions_by_mail,
      followsByMail: person.follows_by_mail,
      picture: person.picture,
      accessGroup: { ...actor.accessGroup, type: actor.kind },
    },
    may: { administrator: actor.administrator, modules: [...actor.modules], rights: heldRights(actor) },
    secondFactor: { on: person.has_second_factor, missing: actor.lacksSecondFactor },
    provedLately: actor.session?.provedLately ?? false,
    viewer: actor.viewer ?? null,
  };
}

function heldRights(actor: Actor): Record<string, Record<string, string>> {
  const held = subjects.map((subject) => {
    const reaches = actionsOn(actor.kind, subject)
      .map((action) => [action, reachOf(actor, subject, action)])
      .filter(([, reach]) => reach !== "none");
    return [subject, Object.fromEntries(reaches)];
  });
  return Object.fromEntries(held);
}
