import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, password, type Person } from "../testing/builders.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ann: Person;
let cookie: string;

before(async () => {
  world = await aWorld();
  ann = await aUser(world.db);
  cookie = await world.as(ann).cookie();
});
after(() => world.close());

function post(headers: Record<string, string>, path = "/companies", body: unknown = { name: "Forged Ltd" }) {
  return fetch(`${world.url}/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

async function companies(): Promise<number> {
  return (await world.db.selectFrom("companies").select("id").execute()).length;
}

test("A070: a form of another site posts nothing, not as text, as a form or without a type", async () => {
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json",
  ]) {
    const reply = await post({ cookie, origin: "https://evil.example", "content-type": type });
    assert.equal(reply.status, 403, type);
  }
  for (const type of ["text/plain", "text/plain;application/json", "application/x-www-form-urlencoded"]) {
    const reply = await post({ cookie, origin: world.url, "content-type": type });
    assert.equal(reply.status, 415, type);
  }
  assert.equal(await companies(), 0);
});

test("A071: a change that a browser says comes from elsewhere, or that has a cookie and no origin, is refused", async () => {
  const json = { cookie, "content-type": "application/json" };
  const refused: Record<string, string>[] = [
    json,
    { ...json, origin: "null" },
    { ...json, origin: `${world.url}.evil.example` },
    { ...json, origin: world.url.replace("http:", "https:") },
    { ...json, origin: world.url.replace(/\d+$/, "1") },
    { ...json, origin: world.url, "sec-fetch-site": "cross-site" },
    { ...json, origin: world.url, "sec-fetch-site": "same-site" },
  ];
  for (const headers of refused) {
    const reply = await post(headers);
    assert.deepEqual([reply.status, (await reply.json()).code], [403, "crossSite"], JSON.stringify(headers));
  }
  assert.equal(await companies(), 0);
  assert.equal((await post({ ...json, origin: world.url, "sec-fetch-site": "same-origin" })).status, 201);
});

test("A071: another site signs nobody in, a program without cookies may", async () => {
  const body = { email: ann.email, password };
  assert.equal(
    (await post({ origin: "https://evil.example", "content-type": "application/json" }, "/session", body)).status,
    403,
  );
  assert.equal((await post({ "content-type": "application/json" }, "/session", body)).status, 200);
});

test("A081: no other site is let in to read", async () => {
  for (const origin of ["https://evil.example", "null", world.url]) {
    const reply = await fetch(`${world.url}/api/v1/session`, { headers: { cookie, origin } });
    assert.equal(reply.headers.get("access-control-allow-origin"), null);
    assert.equal(reply.headers.get("access-control-allow-credentials"), null);
  }
});
