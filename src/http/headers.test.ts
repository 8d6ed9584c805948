import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { aUser } from "../testing/builders.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let cookie: string;

before(async () => {
  world = await aWorld();
  cookie = await world.as(await aUser(world.db)).cookie();
});
after(() => world.close());

/** Bytes as they are, for what is not HTTP. */
async function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(world.config.port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.setTimeout(8_000, () => socket.destroy(new Error("no answer")));
    socket.on("data", (part) => (answer += part));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}

const expected: [name: string, value: RegExp][] = [
  ["content-security-policy", /default-src 'none'.*frame-ancestors 'none'.*base-uri 'none'/],
  ["x-content-type-options", /^nosniff$/],
  ["referrer-policy", /^same-origin$/],
  ["cross-origin-opener-policy", /^same-origin$/],
  ["cross-origin-resource-policy", /^same-origin$/],
];

test("A074: every kind of reply carries the headers that protect the page", async () => {
  const json = { cookie, origin: world.url, "content-type": "application/json" };
  const post = (body: string, headers: Record<string, string> = json) =>
    fetch(`${world.url}/api/v1/companies`, { method: "POST", headers, body });
  const replies: [string, number[], Promise<Response>][] = [
    ["page", [200, 404], fetch(`${world.url}/`)],
    ["page of an address", [200, 404], fetch(`${world.url}/contacts/x`)],
    ["file", [200, 404], fetch(`${world.url}/mark.svg`)],
    ["health", [200], fetch(`${world.url}/health/live`)],
    ["answer", [200], fetch(`${world.url}/api/v1/session`, { headers: { cookie } })],
    ["made", [201], post('{"name": "Acme"}')],
    ["signed out", [401], fetch(`${world.url}/api/v1/session`)],
    ["other site", [403], post("{}", { ...json, origin: "https://evil.example" })],
    ["absent", [404], fetch(`${world.url}/api/v1/nothing`)],
    ["absent below health", [404], fetch(`${world.url}/health/nothing`)],
    ["method", [404, 405], fetch(`${world.url}/api/v1/session`, { method: "OPTIONS" })],
    ["bad address", [400], fetch(`${world.url}/api/v1/%ff`)],
    ["no JSON", [400], post("{")],
    ["media type", [415], post("{}", { ...json, "content-type": "text/plain" })],
    ["too large", [413], post(`{"name": "${"x".repeat(1_100_000)}"}`)],
    ["invalid", [422], post("{}")],
    ["events", [200], fetch(`${world.url}/api/v1/events`, { headers: { cookie }, signal: AbortSignal.timeout(3_000) })],
  ];
  for (const [name, statuses, asked] of replies) {
    const reply = await asked;
    assert.ok(statuses.includes(reply.status), `${name}: ${reply.status}`);
    for (const [header, value] of expected) assert.match(reply.headers.get(header) ?? "", value, `${name}: ${header}`);
    await reply.body?.cancel();
  }
});

test("A074, A080: what is no HTTP is answered in the same way, and the connection is closed", async () => {
  const broken: [string, RegExp][] = [
    ["NONSENSE\r\n\r\n", /^HTTP\/1\.1 400 /],
    [`GET / HTTP/1.1\r\nhost: x\r\nlong: ${"x".repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
    ["POST /api/v1/session HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx", /^HTTP\/1\.1 400 /],
    [
      "POST /api/v1/session HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
      /^HTTP\/1\.1 400 /,
    ],
    ["GET / HTTP/1.1\r\nhost: x\r\na: b\r\n folded\r\n\r\n", /^HTTP\/1\.1 400 /],
  ];
  for (const [request, status] of broken) {
    const answer = await raw(request);
    assert.match(answer, status, request.slice(0, 60));
    for (const [header, value] of expected) {
      const line = answer.split("\r\n").find((one) => one.startsWith(`${header}: `));
      assert.match(line?.slice(header.length + 2) ?? "", value, `${request.slice(0, 40)}: ${header}`);
    }
  }
});

test("A082: no cache keeps an answer of the API, and none gives one person's to another", async () => {
  for (const path of ["/api/v1/session", "/api/v1/companies", "/api/v1/nothing"]) {
    const reply = await fetch(`${world.url}${path}`, { headers: { cookie } });
    assert.equal(reply.headers.get("cache-control"), "no-store", path);
    assert.match(reply.headers.get("vary") ?? "", /cookie/i, path);
  }
});

test("A075: scripts and styles come from our own files only", async () => {
  const policy = (await fetch(`${world.url}/`)).headers.get("content-security-policy") ?? "";
  assert.doesNotMatch(policy, /unsafe|https?:|\*/);
  assert.match(policy, /script-src 'self';/);
});

test("HSTS is said where TLS is, and only there", async () => {
  assert.equal((await fetch(`${world.url}/`)).headers.get("strict-transport-security"), null);
  const secure = await aWorld({ config: { baseUrl: "https://contacts.example.com" } });
  const ann = await aUser(secure.db);
  assert.match((await fetch(`${secure.url}/`)).headers.get("strict-transport-security") ?? "", /^max-age=31536000/);
  const reply = await secure.stranger.post(
    "/session",
    { email: ann.email, password: "a fox in the evening sun" },
    { origin: "https://contacts.example.com" },
  );
  assert.match(reply.headers.getSetCookie()[0] ?? "", /; Secure/);
  await secure.close();
});

test("A refusal speaks the language of the asking browser, and a person's own once known", async () => {
  const reply = await fetch(`${world.url}/api/v1/session`, { headers: { "accept-language": "xx, en;q=0.5" } });
  const problem = await reply.json();
  assert.equal(reply.headers.get("content-type"), "application/problem+json; charset=utf-8");
  assert.equal(problem.title, "Please sign in");
  assert.equal(problem.code, "signInNeeded");
});
