import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { Kysely } from "kysely";
import { buildApp, jobs } from "../app.ts";
import type { Config } from "../config.ts";
import type { Database } from "../database/connect.ts";
import type { Tables } from "../database/tables.ts";
import { startJobs } from "../jobs/start.ts";
import { password } from "./builders.ts";
import { aClient, type Client } from "./client.ts";
import { aDatabase, silent } from "./database.ts";

export interface World {
  db: Kysely<Tables>;
  database: Database;
  app: FastifyInstance;
  config: Config;
  url: string;
  /** Somebody who has not signed in. */
  stranger: Client;
  /** The person's calls; signs in, once, before the first. */
  as(person: { email: string }): Client;
  /** Signs in at once. */
  signedIn(email: string): Promise<Client>;
  close(): Promise<void>;
}

interface Wishes {
  /** Also work at the jobs. */
  jobs?: boolean;
  config?: Partial<Config>;
}

/** An Acquaint of its own for a test file: fresh database, real app on a free port of 127.0.0.1. Close it in `after`. */
export async function aWorld(wishes: Wishes = {}): Promise<World> {
  const database = await aDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config: Config = {
    host: "127.0.0.1",
    port,
    baseUrl: url,
    dataDir: await mkdtemp(join(tmpdir(), "acquaint-world-")),
    databaseUrl: undefined,
    firstAdministrator: undefined,
    secretKey: undefined,
    trustedProxies: [],
    maxFileBytes: 1_048_576,
    logLevel: "silent",
    ...wishes.config,
  };
  const app = await buildApp({ database, config, log: silent });
  const working = wishes.jobs ? await startJobs({ database, config, log: silent }, jobs) : undefined;
  await app.listen({ host: config.host, port });
  const clients = new Map<string, Client>();

  function as({ email }: { email: string }): Client {
    const known = clients.get(email) ?? aClient(url, () => signIn(url, email));
    clients.set(email, known);
    return known;
  }

  return {
    db: database.db,
    database,
    app,
    config,
    url,
    stranger: aClient(url),
    as,
    async signedIn(email) {
      const client = as({ email });
      await client.cookie();
      return client;
    },
    async close() {
      await app.close();
      await working?.stop();
      await database.close();
      await rm(config.dataDir, { recursive: true, force: true });
    },
  };
}

async function signIn(url: string, email: string): Promise<string> {
  const reply = await aClient(url).post("/session", { email, password });
  const cookie = reply.headers.getSetCookie()[0]?.split(";")[0];
  if (reply.status !== 200 || !cookie)
    throw new Error(`${email} could not sign in: ${reply.status} ${JSON.stringify(reply.body)}`);
  return cookie;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string")
    throw new Error("A server on a port has an address with a port.");
  return address.port;
}
