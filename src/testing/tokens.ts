import assert from "node:assert/strict";
import { after, before, beforeEach } from "node:test";
import { aUser, type Person } from "./builders.ts";
import { aWorld, type World } from "./world.ts";

/** A world for tests of tokens, with Ann, an agent, and Ada, an administrator. Call it once, at the top. */
export function aHouseOfTokens() {
  let world: World;
  let ann: Person;
  let ada: Person;
  before(async () => {
    world = await aWorld({ jobs: true, config: { trustedProxies: ["127.0.0.1"] } });
    ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  });
  after(() => world.close());
  beforeEach(() => world.db.deleteFrom("sign_in_failures").execute());

  /** A program's calls: a token, no cookie, no Origin. */
  async function call(token: string, method: string, path: string, body?: unknown, headers: HeadersInit = {}) {
    const reply = await fetch(`${world.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, body: text === "" ? {} : JSON.parse(text) };
  }

  return {
    get world(): World {
      return world;
    },
    get ann(): Person {
      return ann;
    },
    get ada(): Person {
      return ada;
    },
    async aToken(person: Person, more: object = {}): Promise<{ id: string; token: string }> {
      const made = await world.as(person).post("/tokens", wish(more));
      assert.equal(made.status, 201, JSON.stringify(made.body));
      return made.body;
    },
    call,
    statusOf: async (token: string): Promise<number> => (await call(token, "GET", "/session")).status,
  };
}

export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** What is asked for a new token. */
export function wish(more: object = {}): object {
  return { name: "Reports", scopes: "reads", expiresAt: inDays(30), ...more };
}
