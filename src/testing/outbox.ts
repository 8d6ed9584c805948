import { after, afterEach, before } from "node:test";
import { sql } from "kysely";
import { inTransaction } from "../database/transaction.ts";
import type { Letter } from "../mail/letter.ts";
import { queueMail } from "../mail/queue.ts";
import { sendMail } from "../mail/send.ts";
import { newId } from "../values/uuid.ts";
import { aUser, type Person } from "./builders.ts";
import type { Client } from "./client.ts";
import { aMailServer, type MailServer } from "./mail-server.ts";
import { outboxOf, setUpMail } from "./mail.ts";
import { runHere } from "./worker.ts";
import { aWorld, type World } from "./world.ts";

/** A world for tests of what leaves by mail: Ann, to whom it goes, Ada, an administrator, and a server that takes it. Call it once, at the top. */
export function aHouseWithMail() {
  let world: World;
  let ada: Person;
  let ann: Person;
  let server: MailServer;
  before(async () => {
    world = await aWorld();
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
    ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
    server = await aMailServer();
    await setUpMail(world.as(ada), server);
    await forgetJobs();
  });
  after(async () => {
    await server.close();
    await world.close();
  });
  afterEach(async () => {
    server.answers.length = 0;
    server.mails.length = 0;
    await world.db.deleteFrom("outbox").execute();
    await forgetJobs();
  });

  /** That somebody has signed in for the first time is told by mail, too. */
  async function forgetJobs(): Promise<void> {
    await sql`delete from graphile_worker._private_jobs`.execute(world.db);
    // A killed worker has left it locked.
    await sql`update graphile_worker._private_job_queues set locked_at = null, locked_by = null`.execute(world.db);
  }

  return {
    get world(): World {
      return world;
    },
    get ada(): Person {
      return ada;
    },
    get ann(): Person {
      return ann;
    },
    /** Ada's calls. */
    get admin(): Client {
      return world.as(ada);
    },
    get server(): MailServer {
      return server;
    },
    /** A letter to Ann that waits to leave; its id. */
    async queued(letter: Letter = notice()): Promise<string> {
      const id = newId();
      await inTransaction(world.db, (tx) =>
        queueMail(tx, world.config, { id, contactId: ann.id, to: ann.email, letter }),
      );
      return id;
    },
    send: (id: string): Promise<void> => runHere(world, sendMail, { id }),
    stateOf: async (id: string) => (await outboxOf(world)).find((mail) => mail.id === id),
    async listed(id: string) {
      const { body } = await world.as(ada).get("/outbox");
      return body.items.find((mail: { id: string }) => mail.id === id);
    },
    /** When the job that sends a mail is due, in minutes from now. */
    async dueIn(id: string): Promise<number | undefined> {
      const { rows } = await sql<{ minutes: number }>`
        select extract(epoch from run_at - now())::float8 / 60 as minutes from graphile_worker.jobs where key = ${`mail ${id}`}`.execute(
        world.db,
      );
      return rows[0]?.minutes;
    },
  };
}

/** A letter without a secret. */
export const notice = (): Letter => ({ kind: "emailChanged", at: new Date() });
