import type { Client } from "./client.ts";
import type { MailServer } from "./mail-server.ts";
import type { World } from "./world.ts";

/** Settings for a mail server in tests. */
export function settingsFor(server: Pick<MailServer, "port">, more: object = {}): object {
  return {
    host: "127.0.0.1",
    port: server.port,
    security: "none",
    fromAddress: "desk@house.example",
    fromName: "The House",
    ...more,
  };
}

/** Has an administrator set the world's mail up. */
export async function setUpMail(admin: Client, server: Pick<MailServer, "port">, more: object = {}): Promise<void> {
  const reply = await admin.put("/mail-settings", settingsFor(server, more));
  if (reply.status !== 200) throw new Error(`Mail could not be set up: ${reply.status} ${JSON.stringify(reply.body)}`);
}

/** The mails of the outbox as they are in the database, oldest first. */
export async function outboxOf(world: World) {
  return world.db.selectFrom("outbox").selectAll().orderBy("created_at").orderBy("id").execute();
}
