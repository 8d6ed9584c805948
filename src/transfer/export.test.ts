import assert from "node:assert/strict";
import { get } from "node:http";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { aUser, type Person } from "../testing/builders.ts";
import { eventually } from "../testing/eventually.ts";
import { aMember } from "../testing/groups.ts";
import type { Client } from "../testing/client.ts";
import { aWorld, type World } from "../testing/world.ts";
import { csvReader } from "./reading/csv-reader.ts";
import { checked, imported, rowsOf, upload } from "../testing/imports.ts";

describe("An export", () => {
  let world: World;
  let ann: Person;
  let api: Client;

  before(async () => {
    world = await aWorld({ jobs: true });
    ann = await aUser(world.db, { group: "administrator" });
    api = world.as(ann);
    for (const [firstName, lastName, jobTitle] of [
      ["Zoe", "Abel", "Pilot"],
      ["Їжак", "Лісовий", "Pilot"],
      ["Anna", "Zorn", "Clerk"],
      ["Émile", "Abel", "Pilot"],
    ])
      await api.post("/contacts", {
        firstName,
        lastName,
        jobTitle,
        emails: [{ value: `${jobTitle}@export.example`, label: "work" }, { value: "second@export.example" }],
        phones: [{ value: "+49 30 5550100" }],
        tags: ["a, b", "c"],
      });
  });
  after(() => world.close());

  const table = (csv: string, delimiter = ",") => {
    const reader = csvReader(delimiter);
    return [...reader.read(csv.replace("\ufeff", "")).rows, ...reader.end().rows].map(({ cells }) => cells);
  };
  const namesIn = (csv: string) =>
    table(csv)
      .slice(1)
      .map(([first, last]) => `${first} ${last}`);
  const names = async (query: string) =>
    namesIn((await api.get(`/contacts/export?columns=grid&fields=firstName,lastName${query}`)).body);

  test("gives exactly the rows of the list, in its order", async () => {
    for (const query of [
      "",
      "&sort=-lastName",
      "&sort=jobTitle,-firstName",
      "&search=pilot",
      "&search=abel",
      `&filter=${encodeURIComponent(JSON.stringify({ all: [{ field: "jobTitle", is: "is", value: "Pilot" }] }))}`,
      "&status=active",
      "&tag=c",
      `&owner=${ann.id}`,
    ]) {
      const { body } = await api.get(`/contacts?limit=200${query}`);
      const listed = body.items.map(
        ({ firstName, lastName }: { firstName: string; lastName: string }) => `${firstName} ${lastName}`,
      );
      assert.deepEqual(await names(query), listed, query);
    }
    assert.deepEqual(await names("&search=abel&sort=firstName"), ["Émile Abel", "Zoe Abel"]);
  });

  test("gives the selected ones, by address or by body", async () => {
    const { body } = await api.get("/contacts?search=abel");
    const ids = body.items.map(({ id }: { id: string }) => id);
    assert.equal((await names(`&ids=${ids.join(",")}`)).length, 2);
    assert.equal((await names(`&ids=${ids[0]}&search=zorn`)).length, 0);
    const posted = await api.post("/contacts/export", {
      ids,
      columns: "grid",
      fields: "firstName,lastName",
      sort: "-firstName",
    });
    assert.deepEqual(namesIn(posted.body), ["Zoe Abel", "Émile Abel"]);
    assert.equal((await api.get("/contacts/export?ids=nonsense")).status, 422);
  });

  test("is UTF-8 with a mark, CRLF, with a name for the file in the person's language", async () => {
    const reply = await fetch(`${world.url}/api/v1/contacts/export`, {
      headers: { cookie: await api.cookie(), origin: world.url },
    });
    const bytes = Buffer.from(await reply.arrayBuffer());
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.match(bytes.toString(), /^\ufeffId,External id,Prefix,First name,[^\n]*\r\n/);
    assert.match(reply.headers.get("content-type") ?? "", /^text\/csv; charset=utf-8/);
    assert.equal(reply.headers.get("cache-control"), "no-store");
    assert.match(
      reply.headers.get("content-disposition") ?? "",
      /^attachment; filename="contacts [\d-]{10}\.csv"; filename\*=UTF-8''contacts%20[\d-]{10}\.csv$/,
    );
  });

  test("numbers as many columns as the contacts need, and no more", async () => {
    const [header = []] = table((await api.get("/contacts/export")).body);
    assert.ok(header.includes("Email 2 label") && !header.includes("Email 3"));
    assert.ok(header.includes("Phone 1") && !header.includes("Phone 2"));
    assert.ok(!header.includes("Address 1 city"));
  });

  test("takes the delimiter that is asked for; for Excel the one of the person's language", async () => {
    const hans = world.as(await aUser(world.db, { firstName: "Hans", group: "administrator", language: "de" }));
    for (const [client, delimiter, expected] of [
      [api, ";", ";"],
      [api, "\t", "\t"],
      [api, "excel", ","],
      [hans, "excel", ";"],
    ] as const) {
      const { body } = await client.get(
        `/contacts/export?columns=grid&fields=firstName,lastName&delimiter=${encodeURIComponent(delimiter)}`,
      );
      assert.equal(body.replace("\ufeff", "").split("\r\n")[0], `First name${expected}Last name`);
    }
    assert.equal((await api.get("/contacts/export?delimiter=x")).status, 422);
  });

  test("shows the grid's fields in the grid's order, those without a column of ours by their label", async () => {
    const [header] = table(
      (await api.get("/contacts/export?columns=grid&fields=lastSignInAt,tags,firstName,emails")).body,
    );
    assert.deepEqual(header, [
      "Last sign-in",
      "Tags",
      "First name",
      "Email 1",
      "Email 1 label",
      "Email 2",
      "Email 2 label",
    ]);
    assert.equal((await api.get("/contacts/export?columns=grid&fields=nonsense")).status, 422);
    assert.equal((await api.get("/contacts/export?sort=nonsense")).status, 422);
    assert.equal((await api.get("/contacts/export?filter=%7B")).status, 422);
  });

  test("A017: reaches as far as the right to export, and holds no hidden field", async () => {
    const limited = await aMember(world.db, "Lim", {
      modules: ["contacts"],
      rights: { "contacts.clients": { see: "all", create: "all", edit: "all", export: "own" } },
      fields: { emails: "hidden", tags: "hidden" },
    });
    const lim = world.as(limited);
    await lim.post("/contacts", { firstName: "Mine", lastName: "Alone" });
    const rows = table((await lim.get("/contacts/export")).body);
    assert.ok(!rows[0]?.some((name) => /Email|Tags/.test(name)));
    assert.equal(rows.length, 2);
    assert.ok(rows[1]?.includes("Mine"));
    assert.equal((await lim.get("/contacts/export?columns=grid&fields=firstName,emails")).status, 422);
    const { body } = await api.get("/contacts?search=zorn");
    assert.equal(table((await lim.get(`/contacts/export?ids=${body.items[0].id}`)).body).length, 1);
  });

  test("A147: what is exported and imported again changes nothing, and exports the same bytes", async () => {
    await api.post("/contacts", {
      namePrefix: "Dr.",
      firstName: "Rich",
      lastName: "Ly",
      nickname: "=1+1",
      birthday: "--02-29",
      gender: "other",
      language: "pt-BR",
      timeZone: "Europe/Lisbon",
      notified: false,
      description: "<p>Hello <b>you</b></p>",
      preferredMethod: "post",
      source: "fair",
      externalId: "+77",
      websites: ["https://ly.example/a"],
      identities: [{ kind: "telegram", externalId: "@rich", name: "Rich", account: "bot1" }],
      companies: [
        {
          name: 'Ly & Co, "best"',
          title: "Owner",
          department: "Top",
          primary: true,
          from: "2020-01-01",
          to: "2030-12-31",
        },
        { name: "Second" },
      ],
      addresses: [
        {
          types: ["billing"],
          defaultFor: ["billing"],
          label: "home",
          name: "R",
          organization: "O",
          street: "S\n1",
          street2: "2",
          city: "Porto",
          postalCode: "4000",
          country: "PT",
          region: "PT-13",
          primary: true,
        },
        { city: "Faro" },
      ],
      groups: [(await api.post("/contact-groups", { name: "Group, with comma" })).body.id],
      assignedTo: ann.id,
      reportsTo: ann.id,
    });
    const { body: first } = await api.get("/contacts/export");
    for (const options of [
      {},
      { existing: "replace" },
      { emptyCells: "clear" },
      { existing: "replace", emptyCells: "clear" },
    ]) {
      const { body } = await upload(api, first, "export.csv");
      assert.equal(body.dialect, "acquaint");
      const ready = await checked(api, body.id, { options });
      const changed = (await rowsOf(api, body.id))
        .filter(({ outcome }) => outcome !== "unchanged")
        .map(({ name, outcome, difference, problems }) => ({ name, outcome, difference, problems }));
      assert.deepEqual(changed, [], JSON.stringify(options));
      assert.equal(ready.counts.unchanged, table(first).length - 1);
      await api.post(`/imports/${body.id}/run`);
    }
    await imported(api, first);
    assert.equal((await api.get("/contacts/export")).body, first);
  });

  test("F40, A031: ends its query when the reader leaves, and when its right is lost", async () => {
    await sql`
      insert into contacts (kind, access_group_id, first_name, last_name, description)
      select 'client', (select id from access_groups where standing = 'client'), 'Many', 'Row' || n, repeat('x', 2000) from generate_series(1, 20000) as n`.execute(
      world.db,
    );
    const busy = async () =>
      Number(
        (
          await sql<{
            n: number;
          }>`select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'acquaint' and state = 'idle in transaction' or query like 'fetch %from exported' and state = 'active'`.execute(
            world.db,
          )
        ).rows[0]?.n,
      );
    const leaver = await aUser(world.db, { firstName: "Lea", group: "administrator" });
    const client = world.as(leaver);
    const cookie = await client.cookie();
    const begin = () =>
      new Promise<{ destroy(): void; readOn(): void; ended: Promise<string> }>((resolve) => {
        const asking = get(`${world.url}/api/v1/contacts/export`, { headers: { cookie } }, (response) => {
          const ended = new Promise<string>((done) =>
            response.once("close", () => done(response.complete ? "whole" : "broken")),
          );
          response.once("data", () => response.pause());
          resolve({ destroy: () => asking.destroy(), readOn: () => response.resume(), ended });
        });
        asking.on("error", () => {});
      });

    const reader = await begin();
    await eventually(busy, (sessions) => sessions > 0);
    reader.destroy();
    await eventually(busy, (sessions) => sessions === 0);

    const second = await begin();
    await world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", leaver.id).execute();
    second.readOn();
    assert.equal(await second.ended, "broken");
    await eventually(busy, (sessions) => sessions === 0);
  });
});
