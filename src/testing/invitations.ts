import assert from "node:assert/strict";
import { after, before } from "node:test";
import { aUser, type Person } from "./builders.ts";
import type { Client, Reply } from "./client.ts";
import { aMailServer, type MailServer } from "./mail-server.ts";
import { eventually } from "./eventually.ts";
import { setUpMail } from "./mail.ts";
import { aWorld, type World } from "./world.ts";

/** A world for tests of invitations: Ada, an administrator, Ann, an agent, and a mail server. Call it once, at the top. */
export function aHouseOfGuests() {
  let world: World;
  let ada: Person;
  let ann: Client;
  let server: MailServer;
  before(async () => {
    world = await aWorld({ jobs: true });
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
    ann = world.as(await aUser(world.db, { firstName: "Ann", lastName: "Lee" }));
    server = await aMailServer();
    await setUpMail(world.as(ada), server);
  });
  after(async () => {
    await server.close();
    await world.close();
  });

  let number = 0;
  async function aContact(more: object = {}): Promise<{ id: string; email: string }> {
    const email = `guest${++number}@house.example`;
    const { status, body } = await world.as(ada).post("/contacts", {
      firstName: "Gus",
      lastName: `Guest ${number}`,
      emails: [{ value: email }],
      language: "de",
      ...more,
    });
    assert.equal(status, 201, JSON.stringify(body));
    return { id: body.id, email };
  }

  /** The token of the latest mail to an address. */
  async function tokenFor(email: string, mails = 1): Promise<string> {
    await eventually(
      () => server.mails.filter(({ to }) => to.includes(email)).length,
      (n) => n >= mails,
    );
    return /#token=([\w-]+)/.exec(server.to(email).text)?.[1] ?? "";
  }

  return {
    get world(): World {
      return world;
    },
    get ada(): Person {
      return ada;
    },
    /** Ada's calls. */
    get admin(): Client {
      return world.as(ada);
    },
    /** Ann's calls. */
    get ann(): Client {
      return ann;
    },
    get server(): MailServer {
      return server;
    },
    aContact,
    tokenFor,
    async invited(): Promise<{ id: string; email: string; token: string }> {
      const contact = await aContact();
      const asked = await world.as(ada).post(`/contacts/${contact.id}/invite`, { email: contact.email });
      assert.equal(asked.status, 201);
      return { ...contact, token: await tokenFor(contact.email) };
    },
    accept: (token: string, body: object = { password: chosen }): Promise<Reply> =>
      world.stranger.post("/invitations/accept", { token, ...body }),
    show: (token: string): Promise<Reply> => world.stranger.post("/invitations/show", { token }),
    groupId: async (standing: "client" | "agent" | "administrator"): Promise<string> => {
      const group = world.db.selectFrom("access_groups").select("id").where("standing", "=", standing);
      return (await group.executeTakeFirstOrThrow()).id;
    },
  };
}

/** The password that guests choose. */
export const chosen = "seven swans over the lake";
