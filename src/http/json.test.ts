import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { aUser } from "../testing/builders.ts";
import { aWorld, type World } from "../testing/world.ts";
import { parseJson } from "./json.ts";
import { Refusal } from "./refusal.ts";

function refusalOf(text: string): [number, string] {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof Refusal) return [error.status, error.faults[0]?.code ?? error.code];
    throw error;
  }
  return [200, ""];
}

test("JSON that is JSON reads as it says", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6, stringUnit: "grapheme" }), (text) => {
      if (text.includes("\\u0000") || text.includes("__proto__")) return;
      assert.deepEqual(parseJson(text), JSON.parse(text));
    }),
    { numRuns: 300 },
  );
});

test("A127, A207: what is read differently elsewhere, or cannot be kept, is refused", () => {
  const cases: [string, [number, string]][] = [
    ["", [400, "malformed"]],
    ["{", [400, "malformed"]],
    ['{"a": 1,}', [400, "malformed"]],
    ['"\\u12"', [400, "malformed"]],
    ['{"a": 1, "a": 2}', [422, "twice"]],
    ['{"a": 1, "\\u0061": 2}', [422, "twice"]],
    ['[{"a": {"b": 1, "b": 2}}]', [422, "twice"]],
    ['{"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}]}', [200, ""]],
    ['{"a": "b", "b": "a"}', [200, ""]],
    ['{"__proto__": {"x": 1}}', [422, "unknownKey"]],
    ['{"\\u005f_proto__": {"x": 1}}', [422, "unknownKey"]],
    ['["__proto__"]', [200, ""]],
    ['{"a": "\\u0000"}', [422, "text"]],
    ['{"\\u0000": 1}', [422, "text"]],
    ['["\\ud800"]', [422, "text"]],
    ['["\\ud83d\\ude00", "\\\\u0000"]', [200, ""]],
    ["[".repeat(50) + "]".repeat(50), [200, ""]],
    ["[".repeat(51) + "]".repeat(51), [422, "tooDeep"]],
    ["[".repeat(500_000), [422, "tooDeep"]],
    ['{"a":'.repeat(100_000), [422, "tooDeep"]],
  ];
  for (const [text, outcome] of cases) assert.deepEqual(refusalOf(text), outcome, text.slice(0, 60));
});

describe("Over HTTP", () => {
  let world: World;
  let cookie: string;
  before(async () => {
    world = await aWorld();
    cookie = await world.as(await aUser(world.db, { group: "administrator" })).cookie();
  });
  after(() => world.close());

  function send(method: string, path: string, body: string | Buffer | undefined, headers: Record<string, string> = {}) {
    return fetch(`${world.url}/api/v1${path}`, {
      method,
      headers: {
        cookie,
        origin: world.url,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      body: typeof body === "string" ? body : body && new Uint8Array(body),
    });
  }

  test("hostile bodies are the caller's fault, never ours, and write nothing", async () => {
    const id = "00000000-0000-7000-8000-000000000000";
    const bodies = [
      "",
      " ",
      "null",
      "true",
      "1e400",
      '"x"',
      "[]",
      "[[]]",
      "{}",
      '{"name": null}',
      '{"name": {"$ne": 1}}',
      '{"name": ["a"]}',
      '{"name": "\\u0000"}',
      '{"name": "\\ud800"}',
      '{"name": "a", "name": "b"}',
      '{"name": "a", "__proto__": {"admin": true}}',
      '{"name": "a", "constructor": {"prototype": {}}}',
      '{"name": "a", "version": 1e99}',
      '{"name": "a", "version": -1}',
      '{"name": "a", "minutesPerMonth": 1e300}',
      '{"name": "a", "minutesPerMonth": 99999999999}',
      '{"name": "a", "owner": "not an id"}',
      `{"name": "a", "owner": "${id}"}`,
      `{"name": "a", "parent": "${id}"}`,
      '{"name": "a", "id": "x"}',
      '{"name": "a", "createdAt": "2020-01-01"}',
      '{"name": "a", "emails": [{"value": "x"}]}',
      '{"name": "a", "emails": [{"value": "x", "label": "\\u0000"}]}',
      '{"name": "a", "emails": {}}',
      `{"name": "${"a".repeat(201)}"}`,
      `{"name": "a", "description": "${"<b>".repeat(30_000)}"}`,
      "[".repeat(100_000),
      `{"name": ${"[".repeat(60)}${"]".repeat(60)}}`,
    ];
    for (const [method, path] of [
      ["POST", "/companies"],
      ["PATCH", `/companies/${id}`],
      ["POST", "/contact-groups"],
      ["POST", "/session"],
      ["PATCH", "/session"],
      ["PUT", `/contacts/${id}/password`],
    ] as const) {
      for (const body of bodies) {
        const reply = await send(method, path, body, { "if-match": '"1"' });
        // A language and time zone may both be left out, and nothing at all be sent.
        const allowed = path === "/session" && method === "PATCH" && ["{}", "null"].includes(body);
        assert.ok(
          allowed || (reply.status >= 400 && reply.status < 500),
          `${method} ${path} ${body.slice(0, 60)}: ${reply.status}`,
        );
      }
    }
    assert.equal((await world.db.selectFrom("companies").select("id").execute()).length, 0);
    assert.equal((await world.db.selectFrom("contact_groups").select("id").execute()).length, 0);
  });

  test("A207, A144: only JSON in UTF-8, uncompressed, is read", async () => {
    const body = '{"name": "Acme"}';
    for (const type of [
      "application/json; charset=utf-7",
      "application/json; charset=iso-8859-1",
      "application/xml",
      "application/jsonx",
      "text/json",
      "application/json-patch+json",
    ]) {
      assert.equal((await send("POST", "/companies", body, { "content-type": type })).status, 415, type);
    }
    assert.equal((await send("POST", "/companies", body, { "content-encoding": "gzip" })).status, 415);
    assert.equal(
      (await send("POST", "/companies", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]))).status,
      400,
      "bytes that are no UTF-8",
    );
    assert.equal((await send("POST", "/companies", Buffer.from('{"name": "a"}', "utf16le"))).status, 400);
    assert.equal(
      (await send("POST", "/companies", body, { "content-type": 'Application/JSON; Charset="UTF-8"' })).status,
      201,
    );
  });

  test("A200, A202, A205: hostile addresses are the caller's fault too", async () => {
    const queries = [
      "?limit=1&limit=2",
      "?limit=0",
      "?limit=1e9",
      "?limit=-1",
      "?limit[]=1",
      "?filter[__proto__]=1",
      "?__proto__=1",
      "?constructor=1",
      "?search=%00",
      "?after=x",
      "?after=%00",
      "?sort=%27",
      "?sort=name,name,name",
      "?sort=-",
      "?fields=__proto__",
      "?fields=,",
      "?filter=%00",
      "?filter=%7B%22all%22%3A1%7D",
      '?filter={"field":"name","is":"is","value":"\\u0000"}',
      '?filter={"field":"__proto__","is":"is","value":"x"}',
      `?filter=${"%5B".repeat(5_000)}`,
      `?search=${"x".repeat(101)}`,
      "?owner=x",
      "?count=all",
      "?unknown=1",
    ];
    for (const query of queries) {
      const reply = await send("GET", `/companies${query}`, undefined);
      assert.ok(reply.status >= 400 && reply.status < 500, `${query.slice(0, 60)}: ${reply.status}`);
    }
    for (const search of [
      "%25",
      "_",
      "%5C",
      "%5C%25",
      "''",
      '"',
      "%F0%9F%98%80",
      "a".repeat(100),
      "%20",
      "***",
      "%E2%80%8B",
      "%ED%A0%80",
      "%ff",
    ]) {
      assert.equal((await send("GET", `/companies?search=${search}`, undefined)).status, 200, search);
      assert.equal((await send("GET", `/search?q=${search}`, undefined)).status, 200, search);
      assert.equal((await send("GET", `/tags?search=${search}`, undefined)).status, 200, search);
      assert.equal((await send("GET", `/contact-groups?search=${search}`, undefined)).status, 200, search);
    }
    for (const path of [
      "/companies/x",
      "/companies/%00",
      "/companies/../session",
      `/companies/${"x".repeat(5_000)}`,
      "/sessions/%2e%2e",
      "/companies/00000000-0000-0000-0000-00000000000G",
    ]) {
      const { status } = await send("GET", path, undefined);
      assert.ok(status === 200 || (status >= 400 && status < 500), `${path.slice(0, 40)}: ${status}`);
    }
  });
});
