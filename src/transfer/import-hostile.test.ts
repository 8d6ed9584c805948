import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { after, before, describe, test } from "node:test";
import iconv from "iconv-lite";
import { sql } from "kysely";
import { setTimeout as wait } from "node:timers/promises";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { eventually } from "../testing/eventually.ts";
import { aWorld, type World } from "../testing/world.ts";
import { checked, imported, ran, rowsOf, settled, upload } from "../testing/imports.ts";

describe("A hostile or broken file", () => {
  let world: World;
  let api: Client;

  before(async () => {
    world = await aWorld({ jobs: true });
    api = world.as(await aUser(world.db, { group: "administrator" }));
    await api.cookie();
  });
  after(() => world.close());

  const fingerprint = async () =>
    (
      await sql`select (select count(*) from contacts) as contacts, (select count(*) from identities) as identities, (select count(*) from imports) as imports, (select count(*) from import_rows) as rows, (select count(*) from audit) as audit`.execute(
        world.db,
      )
    ).rows[0];
  const files = () => readdir(`${world.config.dataDir}/imports`).catch(() => []);

  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const refused: [
    name: string,
    content: string | Uint8Array,
    code: string,
    place: Record<string, number>,
    words: RegExp,
  ][] = [
    ["nothing at all", "", "empty", {}, /empty/],
    ["a byte order mark and nothing else", "\ufeff", "empty", {}, /empty/],
    ["a picture named .csv", png, "notText", {}, /png/],
    ["a header without rows", "First name,Last name\r\n", "noRows", {}, /no rows/],
    [
      "ten thousand columns (A128)",
      `${Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(",")}\n1\n`,
      "tooManyColumns",
      { line: 1 },
      /500/,
    ],
    ["a NUL", "First name,Last name\nAnn,Lee\nA\0nn,Lee\n", "nul", { line: 3 }, /[Ll]ine 3/],
    [
      "a quote that is never closed",
      `First name,Last name\n${"Ann,Lee\n".repeat(4)}"Ann,Lee\n${"Ann,Lee\n".repeat(50)}`,
      "unclosedQuote",
      { line: 6, column: 1 },
      /line 6/,
    ],
    [
      "text behind a closing quote",
      'First name,Last name\n"Ann"x,Lee\n',
      "textAfterQuote",
      { line: 2, column: 1 },
      /[Ll]ine 2/,
    ],
    [
      "a row of eleven megabytes",
      `First name,Last name\nAnn,${"x".repeat(11_000_000)}\n`,
      "rowTooLong",
      { line: 2 },
      /[Ll]ine 2|line 2/,
    ],
  ];
  for (const [name, content, code, place, said] of refused) {
    test(`is refused with its place, and nothing is kept: ${name}`, async () => {
      const before = await fingerprint();
      const { status, body } = await upload(api, content, "people.csv");
      assert.equal(status, 422, JSON.stringify(body));
      assert.equal(body.code, "fileUnreadable");
      assert.deepEqual([body.errors[0].pointer, body.errors[0].code], ["/file", code]);
      for (const [key, value] of Object.entries(place)) assert.equal(body[key], value, key);
      assert.match(body.detail, said);
      assert.deepEqual(await fingerprint(), before);
      assert.deepEqual(await files(), []);
    });
  }

  test("A125: cp1251 is told with line and offset, waits for the encoding, and is read right when it is chosen", async () => {
    const text = `Имя;Фамилия;Почта\n${Array.from({ length: 40 }, (_, at) => `Оксана${at};Шевченко;o${at}@kyiv.example`).join("\n")}\n`;
    const { status, body } = await upload(api, iconv.encode(text, "windows-1251"));
    assert.equal(status, 201);
    assert.deepEqual(
      [body.state, body.options.encoding, body.problem.code, body.problem.line, body.problem.offset],
      ["uploaded", "", "badBytes", 1, 0],
    );
    assert.match(body.problem.detail, /[Ll]ine 1/);
    assert.equal(body.encodings[0].encoding, "windows-1251");
    assert.ok(body.encodings[0].samples.includes("Шевченко"), body.encodings[0].samples.join());
    assert.ok(body.encodings.length > 1);
    assert.equal((await api.post(`/imports/${body.id}/run`)).status, 409);
    assert.equal((await rowsOf(api, body.id)).length, 0);
    const ready = await checked(api, body.id, { options: { encoding: "windows-1251" } });
    assert.deepEqual([ready.state, ready.problem, ready.counts.created], ["ready", null, 40]);
    const [row] = await rowsOf(api, body.id);
    assert.equal(row.name, "Оксана0 Шевченко");
    assert.equal((await api.patch(`/imports/${body.id}`, { options: { encoding: "klingon" } })).status, 422);
  });

  test("bytes that go wrong far behind the beginning fail the dry run with their place, and no row is kept", async () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => `Name${at},Somebody,n${at}@long.example`);
    const text = Buffer.concat([
      Buffer.from(`First name,Last name,Email 1\n${rows.join("\n")}\n`),
      Buffer.from("J\xfcrgen,Late,j@long.example\n", "latin1"),
    ]);
    const { body } = await upload(api, text);
    const failed = await settled(api, body.id, ["checking"]);
    assert.deepEqual([failed.state, failed.problem.code, failed.problem.line], ["failed", "badBytes", 60_002]);
    assert.ok(failed.problem.offset > 1_500_000);
    assert.ok(failed.encodings.length > 0);
    assert.equal((await rowsOf(api, body.id)).length, 0);
    assert.equal((await api.post(`/imports/${body.id}/run`)).status, 409);
  });

  test("A124: UTF-16 with its mark, and UTF-8 with one, are read", async () => {
    const text = "First name,Last name,Email 1\r\nŽofie,Nováková,zofie@utf.example\r\n";
    for (const bytes of [
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()]),
      Buffer.from(`\ufeff${text}`),
    ]) {
      const { body } = await upload(api, bytes);
      const ready = await checked(api, body.id);
      assert.equal(ready.counts.created, 1, JSON.stringify(ready));
      assert.equal((await rowsOf(api, body.id))[0].name, "Žofie Nováková");
    }
  });

  test("A130, A131: mixed line ends and every delimiter are taken", async () => {
    for (const delimiter of [",", ";", "\t", "|"]) {
      const line = (...cells: string[]) => cells.join(delimiter);
      const { body } = await upload(
        api,
        `${line("First name", "Last name", "Email 1")}\r\n${line("A", "Mixed", "a@mixed.example")}\n${line("B", "Mixed", "b@mixed.example")}\r${line("C", "Mixed", "c@mixed.example")}`,
      );
      assert.equal(body.options.delimiter, delimiter);
      const ready = await checked(api, body.id);
      assert.equal(ready.counts.created, 3);
    }
  });

  test("A132: headers that are twice there, empty, very long, or names of things in programs mean nothing", async () => {
    const { status, body } = await upload(
      api,
      `__proto__,constructor,,Email,Email,${"x".repeat(10_000)}\npolluted,toString,empty,a@twice.example,b@twice.example,long\n`,
    );
    assert.equal(status, 201);
    assert.deepEqual(
      body.columns.map(({ header }: { header: string }) => header.slice(0, 12)),
      ["__proto__", "constructor", "", "Email", "Email (2)", "xxxxxxxxxxxx"],
    );
    const ready = await checked(api, body.id);
    assert.equal(ready.counts.created, 1);
    assert.equal(Object.hasOwn(Object.prototype, "polluted"), false);
    await ran(api, body.id);
    const { body: list } = await api.get("/contacts?search=b@twice.example");
    assert.deepEqual(
      list.items[0].emails.map(({ value }: { value: string }) => value),
      ["a@twice.example", "b@twice.example"],
    );
  });

  test("A137, A138: formulas and markup come in as text, and go out harmless", async () => {
    const csv =
      'First name,Last name,Email 1,Description,Nickname\n"=cmd|\' /C calc\'!A0",<script>alert(1)</script>,x@formula.example,"<img src=x onerror=alert(1)>Hello",\'@sum\n';
    await imported(api, csv);
    const { body: list } = await api.get("/contacts?search=x@formula.example");
    const [person] = list.items;
    assert.deepEqual(
      [person.firstName, person.lastName, person.nickname],
      ["=cmd|' /C calc'!A0", "<script>alert(1)</script>", "@sum"],
    );
    assert.doesNotMatch(person.description, /onerror|<img/);
    const { body: out } = await api.get(`/contacts/export?ids=${person.id}&columns=grid&fields=firstName,nickname`);
    assert.equal(out, "First name,Nickname\r\n\"'=cmd|' /C calc'!A0\",\"'@sum\"\r\n");
  });

  test("rows with too many cells, bare delimiters at the end, and cells of hundreds of kilobytes are told or skipped", async () => {
    const { body } = await upload(
      api,
      `First name,Last name,Email 1\nA,Many,a@many.example,extra\nB,Few\n,,\nC,Big,c@many.example\n${"d".repeat(300_000)},Huge,d@many.example\n`,
    );
    await checked(api, body.id);
    const rows = await rowsOf(api, body.id);
    assert.deepEqual(
      rows.map(({ outcome, problems }) => [outcome, problems[0]?.code]),
      [
        ["invalid", "extraCells"],
        ["create", undefined],
        ["create", undefined],
        ["invalid", "tooLong"],
      ],
    );
  });

  test("A144: a packed body is not unpacked; what is no multipart, or has no file, is refused", async () => {
    const form = new FormData();
    form.append("file", new Blob(["First name,Last name\nA,B\n"]), "a.csv");
    assert.equal((await api.post("/imports", form, { "content-encoding": "gzip" })).status, 415);
    assert.equal((await api.post("/imports", { file: "x" })).status, 415);
    const empty = new FormData();
    empty.append("other", "x");
    assert.equal((await api.post("/imports", empty)).status, 422);
    const wrong = new FormData();
    wrong.append("picture", new Blob(["First name,Last name\nA,B\n"]), "a.csv");
    assert.equal((await api.post("/imports", wrong)).status, 422);
  });

  test("A195, F41: an upload that is broken off leaves no file", async () => {
    const kept = await files();
    const cookie = await api.cookie();
    for (const sent of [1_000, 200_000]) {
      const broken = request(`${world.url}/api/v1/imports`, {
        method: "POST",
        headers: {
          cookie,
          origin: world.url,
          "content-type": "multipart/form-data; boundary=b",
          "content-length": "500000",
        },
      });
      broken.on("error", () => {});
      broken.write(
        `--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${"First name,Last name\n".repeat(sent / 20)}`,
      );
      await wait(150);
      broken.destroy();
    }
    await eventually(files, (there) => there.length <= kept.length);
    assert.deepEqual(await files(), kept);
  });

  test("hostile words to the other endpoints get an answer, never a failure", async () => {
    const { body } = await upload(api, "First name,Last name,Email 1\nA,Words,a@words.example\n");
    await settled(api, body.id, ["checking"]);
    const wishes: [string, unknown, number][] = [
      ["", { mapping: [{ index: 400, field: "Email 1" }] }, 422],
      ["", { mapping: [{ index: 0, field: "__proto__" }] }, 422],
      [
        "",
        {
          mapping: [
            { index: 0, field: "Email 1" },
            { index: 0, field: "Email 2" },
          ],
        },
        422,
      ],
      ["", { options: { match: ["id", "id"] } }, 422],
      ["", { options: { owner: "00000000-0000-7000-8000-000000000000" } }, 422],
      ["", { options: { accessGroup: "00000000-0000-7000-8000-000000000000" } }, 422],
      ["", { options: { people: { x: "00000000-0000-7000-8000-000000000000" } } }, 422],
      ["", { options: { delimiter: "ab" } }, 422],
      ["", { options: { unknown: 1 } }, 422],
      ["/rows/1", { decision: "update" }, 422],
      ["/rows/1", { cells: { 99: "x" } }, 422],
      ["/rows/1", { cells: { "-1": "x" } }, 422],
      ["/rows/99999999999", { decision: "skip" }, 422],
      ["/rows/77", { decision: "skip" }, 404],
    ];
    for (const [path, wish, status] of wishes)
      assert.equal(
        (await api.patch(`/imports/${body.id}${path}`, wish)).status,
        status,
        `${path} ${JSON.stringify(wish)}`,
      );
    for (const query of ["?outcome=maybe", "?limit=0", "?limit=1000"])
      assert.equal((await api.get(`/imports/${body.id}/rows${query}`)).status, 422, query);
    assert.equal((await api.get(`/imports/${body.id}/rows?after=zzz`)).status, 200);
    assert.equal((await api.get("/imports/not-an-id")).status, 422);
    assert.equal((await api.patch(`/imports/${body.id}/rows/1`, { cells: { 0: "a\u0000b" } })).status, 422);
  });
});
