import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { aCrowd, countBy } from "../testing/crowd.ts";
import { callsAMinute } from "../access/token-calls.ts";
import { eventually } from "../testing/eventually.ts";
import { aHouseOfTokens } from "../testing/tokens.ts";

const house = aHouseOfTokens();
const { aToken, call, statusOf } = house;

test("A068: a token in an address is refused, whether it is good or not, and however it is called", async () => {
  const { token } = await aToken(house.ann);
  for (const query of [
    `access_token=${token}`,
    `token=none`,
    `search=${token}`,
    `Access_Token=x`,
    `%61ccess_token=x`,
  ]) {
    const refused = await fetch(`${house.world.url}/api/v1/contacts?${query}`);
    assert.equal(refused.status, 400, query);
    assert.equal(JSON.parse(await refused.text()).code, "tokenInAddress");
  }
});

test("A060: what is no token is refused as such; an unknown one answers 401, and too many from one network wait (A210)", async () => {
  for (const given of ["", "acq_", "null", "acq_short", `acq_${"a".repeat(44)}`, '{"$ne":1}', "[]", "acq_ж"]) {
    const refused = await call(given.replace("ж", "%D0%B6"), "GET", "/session");
    assert.deepEqual([refused.status, refused.body.code], [400, "malformedToken"], given);
  }
  const unknown = (i: number) =>
    call(`acq_${"a".repeat(43)}`, "GET", "/session", undefined, { "x-forwarded-for": `2001:db8:aaaa:bbbb::${i + 1}` });
  const replies = await Promise.all(Array.from({ length: 40 }, (_, i) => unknown(i)));
  assert.equal(replies.filter(({ status }) => status === 401).length, 30);
  const waiting = replies.find(({ status }) => status === 429);
  assert.ok(Number(waiting?.headers.get("retry-after")) > 0);
  const { token } = await aToken(house.ann);
  const good = await call(token, "GET", "/session", undefined, { "x-forwarded-for": "2001:db8:aaaa:bbbb::1" });
  assert.equal(good.status, 200, "a good one from there is not held up");
});

test("A070, A071: a call by token needs no Origin, and its cookies do not count; another scheme is not a token", async () => {
  const { token } = await aToken(house.ann, { scopes: ["contacts.clients:see", "contacts.clients:create"] });
  const cookie = await house.world.as(house.ada).cookie();
  const body = { firstName: "Made", lastName: "So" };
  const made = await call(token, "POST", "/contacts", body, { cookie });
  assert.equal(made.status, 201);
  assert.equal(made.body.owner.id, house.ann.id, "by the token's owner, not the cookie's");
  assert.equal((await call("x", "POST", "/contacts", body, { authorization: "Basic YTpi", cookie })).status, 403);
  assert.equal((await call("x", "GET", "/session", undefined, { authorization: "Basic YTpi", cookie })).status, 200);
  const form = await call(token, "POST", "/contacts", body, { "content-type": "text/plain" });
  assert.equal(form.status, 415, "A070");
});

test("A072: a token's use is noted once a minute, with its address, and nothing else is written by reading", async () => {
  const { id, token } = await aToken(house.ann);
  const used = () => house.world.db.selectFrom("tokens").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  await call(token, "GET", "/contacts", undefined, { "x-forwarded-for": "203.0.113.9" });
  const first = await used();
  assert.equal(first.last_used_address, "203.0.113.9");
  await call(token, "GET", "/contacts", undefined, { "x-forwarded-for": "203.0.113.10" });
  assert.deepEqual(await used(), first);
  await house.world.db
    .updateTable("tokens")
    .set({ last_used_at: sql<Date>`now() - interval '61 seconds'` })
    .where("id", "=", id)
    .execute();
  await call(token, "GET", "/contacts", undefined, { "x-forwarded-for": "203.0.113.10" });
  assert.equal((await used()).last_used_address, "203.0.113.10");
});

test("A210: calls of one token are counted in the database, and too many a minute wait until the next", async () => {
  const [{ id, token }, other] = [await aToken(house.ann), await aToken(house.ann)];
  for (let i = 0; i < 20; i++) await statusOf(token);
  // What other servers have let through in this minute.
  await house.world.db.updateTable("token_calls").set({ calls: callsAMinute }).where("token_id", "=", id).execute();
  const statuses: number[] = [];
  for (let i = 0; i < 25; i++) statuses.push(await statusOf(token));
  // Twenty more, and the database is asked again; or a new minute has begun meanwhile, and counting with it.
  const { calls } = await house.world.db
    .selectFrom("token_calls")
    .select("calls")
    .where("token_id", "=", id)
    .executeTakeFirstOrThrow();
  if (calls > callsAMinute) assert.deepEqual(statuses.slice(20), [429, 429, 429, 429, 429]);
  const refused = await call(token, "GET", "/session");
  if (refused.status === 429) assert.ok(Number(refused.headers.get("retry-after")) <= 60);
  assert.ok(refused.status === 429 || calls <= callsAMinute);
  assert.equal(await statusOf(other.token), 200);
});

test("A067: long work that a token has asked for goes on with the token's rights, and ends with it", async () => {
  const people = await aCrowd(house.world, 1_200, "Crowd");
  const scopes = ["contacts.clients:see", "contacts.clients:edit"];
  const [{ token }, gone] = [await aToken(house.ada, { scopes }), await aToken(house.ada, { scopes })];
  const assign = await call(token, "POST", "/contacts/bulk", { ids: people, change: { owner: house.ann.id } });
  assert.ok(assign.status === 403 || assign.body.state !== "done", "the token may not assign");
  assert.deepEqual(await countBy(house.world, "owner_id", "Crowd"), { null: 1_200 });
  const edit = await call(token, "POST", "/contacts/bulk", { ids: people, change: { jobTitle: "after" } });
  assert.equal(await endOf(edit.body.batch), "done");
  assert.deepEqual(await countBy(house.world, "job_title", "Crowd"), { after: 1_200 });
  const late = await call(gone.token, "POST", "/contacts/bulk", { ids: people, change: { jobTitle: "late" } });
  await house.world.db.deleteFrom("tokens").where("id", "=", gone.id).execute();
  assert.equal(await endOf(late.body.batch), "failed");
});

async function endOf(batch: string): Promise<string> {
  const batches = house.world.db.selectFrom("batches").select("state").where("id", "=", batch);
  const { state } = await eventually(
    () => batches.executeTakeFirstOrThrow(),
    (row) => row.state !== "running",
  );
  return state;
}
