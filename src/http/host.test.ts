import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
before(async () => {
  world = await aWorld({ config: { baseUrl: "https://contacts.example.com" } });
});
after(() => world.close());

async function asking(
  host: string,
  path: string,
): Promise<{ status: number; code: string; headers: NodeJS.Dict<string | string[]> }> {
  const asked = request(`${world.url}${path}`, { headers: { host }, agent: false }).end();
  const [reply] = await once(asked, "response");
  let text = "";
  for await (const part of reply) text += part;
  const isProblem = /problem\+json/.test(reply.headers["content-type"] ?? "");
  return { status: reply.statusCode, code: isProblem ? JSON.parse(text).code : "", headers: reply.headers };
}

test("A084: a name that a stranger has pointed at this machine is none of its hosts (421), whatever is asked for", async () => {
  for (const host of ["evil.example", "contacts.example.com.evil.org", "127.0.0.1.nip.io", "evil.example:80"])
    for (const path of ["/", "/api/v1/session", "/api/v1/setup", "/health/live"]) {
      const { status, code, headers } = await asking(host, path);
      assert.deepEqual([status, code], [421, "otherHost"], `${host} ${path}`);
      assert.equal(headers["x-content-type-options"], "nosniff");
    }
  for (const host of ["a b", "evil.example/@contacts.example.com", "contacts.example.com@evil.example"])
    assert.equal((await asking(host, "/api/v1/setup")).status, 400, host);
});

test("A084: its own name, addresses, and names that nobody can register are its hosts", async () => {
  const own = [
    "contacts.example.com",
    "CONTACTS.example.com:443",
    "127.0.0.1:80",
    "[::1]:80",
    "localhost",
    "app:3000",
    "contacts.local",
  ];
  for (const host of own) assert.equal((await asking(host, "/api/v1/setup")).status, 200, host);
});

test("A084: what a proxy of ours calls us is its own affair", async () => {
  const behind = await aWorld({ config: { trustedProxies: ["127.0.0.1"] } });
  const asked = request(`${behind.url}/api/v1/setup`, { headers: { host: "upstream.example" }, agent: false }).end();
  const [reply] = await once(asked, "response");
  reply.resume();
  assert.equal(reply.statusCode, 200);
  await behind.close();
});
