import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aWorld, type World } from "../testing/world.ts";
import { checked, imported, ran, rowsOf, upload } from "../testing/imports.ts";

const oro = await readFile(new URL("fixtures/orocrm-contacts.csv", import.meta.url));

describe("An import", () => {
  let world: World;
  let ann: Person;
  let api: Client;

  before(async () => {
    world = await aWorld({ jobs: true });
    ann = await aUser(world.db, { group: "administrator" });
    api = world.as(ann);
  });
  after(() => world.close());

  const theOne = async (search: string) => {
    const { body } = await api.get(`/contacts?search=${encodeURIComponent(search)}`);
    assert.equal(body.items.length, 1, `${search}: ${body.items.length}`);
    return body.items[0];
  };

  test("takes OroCRM's own file with everything that stands in it, and writes nothing before it is run", async () => {
    const { status, body: started } = await upload(api, oro, "contacts.csv");
    assert.equal(status, 201);
    assert.deepEqual(
      [started.state, started.dialect, started.options.dateFormat, started.fileName],
      ["uploaded", "orocrm", "mdy", "contacts.csv"],
    );
    assert.equal(started.preview.length, 1);
    const ready = await checked(api, started.id);
    assert.equal(ready.state, "ready");
    assert.deepEqual(ready.people, [{ name: "admin", rows: 1, choice: null }]);
    assert.equal(ready.counts.created, 1);
    assert.deepEqual((await api.get("/contacts?search=coleman")).body.items, []);
    const done = await ran(api, started.id);
    assert.deepEqual([done.state, done.counts.created, done.counts.invalid], ["done", 1, 0]);

    const jerry = await theOne("Jerry Coleman");
    assert.deepEqual(
      [
        jerry.namePrefix,
        jerry.firstName,
        jerry.lastName,
        jerry.nameSuffix,
        jerry.gender,
        jerry.jobTitle,
        jerry.birthday,
        jerry.source,
        jerry.preferredMethod,
        jerry.externalId,
      ],
      ["Mr.", "Jerry", "Coleman", "Jr.", "male", "Manager", "1973-03-07", "website", "phone", "1"],
    );
    assert.deepEqual(
      jerry.emails.map(({ value }: { value: string }) => value),
      ["JerryAColeman@armyspy.com", "JerryAColeman@cuvox.de", "JerryAColeman@teleworm.us"],
    );
    assert.deepEqual(
      jerry.phones.map(({ e164, label }: { e164: string; label: string }) => [e164, label]),
      [
        ["+15852551127", ""],
        ["+19144120298", ""],
        ["+13104307876", ""],
        ["+17134500721", "fax"],
      ],
    );
    assert.deepEqual(
      jerry.identities.map(({ kind }: { kind: string }) => kind),
      ["skype", "twitter", "facebook", "google", "linkedin"],
    );
    assert.deepEqual(
      jerry.groups.map(({ name }: { name: string }) => name),
      ["Marketing Group", "Sales Group"],
    );
    assert.deepEqual(
      jerry.companies.map(({ name }: { name: string }) => name),
      ["Coleman", "Smith"],
    );
    assert.deepEqual(jerry.tags, ["custom tag", "second tag"]);
    assert.equal(jerry.addresses.length, 3);
    const [first] = jerry.addresses;
    assert.deepEqual(
      [first.types, first.street, first.postalCode, first.city, first.region, first.country],
      [["billing", "shipping"], "1215 Caldwell Road", "14608", "Rochester", "US-NY", "US"],
    );
    assert.deepEqual([jerry.owner.id, jerry.assignedTo.id, jerry.accessGroup.name], [ann.id, ann.id, "End user"]);
  });

  test("takes three hundred rows of OroCRM, changes nothing the second time, and gives back what stands twice", async () => {
    const file = await readFile(new URL("fixtures/orocrm-300.csv", import.meta.url), "utf8");
    const { id, counts } = await imported(api, file, {}, "orocrm-300.csv");
    assert.deepEqual([counts.created, counts.skipped, counts.asks, counts.invalid], [289, 6, 0, 5]);
    const wrong = (await rowsOf(api, id, "invalid")).map(({ problems }) => [problems[0].column, problems[0].cell]);
    assert.deepEqual(wrong.slice(0, 3), [
      ["Birthday", "02/30/1988"],
      ["Emails 1 Email", "person-97 at quai.example"],
      ["Addresses 1 Country ISO2 code", "XX"],
    ]);
    const again = await imported(api, file);
    assert.deepEqual(
      [again.counts.created, again.counts.updated, again.counts.unchanged, again.counts.skipped],
      [0, 0, 289, 6],
    );
    const { body: rejected } = await api.get(`/imports/${id}/rejected.csv`);
    assert.equal(rejected.split("\r\n").filter((line: string) => /already\.?"?$/.test(line)).length, 6);
  });

  test("changes nothing the second time", async () => {
    const { id, counts } = await imported(api, oro);
    assert.deepEqual([counts.created, counts.updated, counts.unchanged], [0, 0, 1]);
    const [row] = await rowsOf(api, id);
    assert.equal(row.outcome, "unchanged");
    assert.deepEqual(row.difference, {});
  });

  test("recognises people by id, external id, e-mail, phone, and name with company, in this order", async () => {
    const make = async (body: object) => (await api.post("/contacts", body)).body.id;
    const byId = await make({ firstName: "Ida", lastName: "Okafor" });
    const byExternal = await make({ firstName: "Ewa", lastName: "Nowak", externalId: "K-7", source: "crm" });
    const byEmail = await make({ firstName: "Emil", lastName: "Sand", emails: [{ value: "emil@sand.example" }] });
    const byPhone = await make({ firstName: "Pia", lastName: "Krone", phones: [{ value: "+49 30 5550123" }] });
    const byName = await make({ firstName: "Nadja", lastName: "Völler", companies: [{ name: "Völler & Söhne GmbH" }] });
    await make({ firstName: "Solo", lastName: "Name" });
    const csv = [
      "Id,External id,Source,First name,Last name,Email 1,Phone 1,Company 1,Job title",
      `${byId},,,Emil,Sand,emil@sand.example,,,by id`,
      ",K-7,crm,Ewa,Nowak,,+49 30 5550123,,by external id",
      ",,,Emil,Sand,EMIL@Sand.Example,+49 30 5550123,,by e-mail",
      ",,,Pia,Krone,,004930 555 01 23,,by phone",
      ",,,nadja,VOLLER,,,Voller und Sohne,not the same company",
      ",,,nadja,VOLLER,,,voller & sohne gmbh,by name and company",
      ",,,Solo,Name,,,,a name alone is nobody",
    ].join("\n");
    const { body } = await upload(api, csv);
    await checked(api, body.id);
    const rows = await rowsOf(api, body.id);
    assert.deepEqual(
      rows.map(({ outcome, contact }: { outcome: string; contact: { id: string } | null }) => [
        outcome,
        contact?.id ?? null,
      ]),
      [
        ["update", byId],
        ["update", byExternal],
        ["update", byEmail],
        ["update", byPhone],
        ["create", null],
        ["update", byName],
        ["create", null],
      ],
    );
    assert.deepEqual(rows[3].difference.jobTitle, ["", "by phone"]);
    await api.post(`/imports/${body.id}/cancel`);
  });

  test("asks where two could be meant, and takes the one that is chosen", async () => {
    const make = async (firstName: string) =>
      (await api.post("/contacts", { firstName, lastName: "Twain", emails: [{ value: "family@twain.example" }] })).body
        .id;
    const [mark, olivia] = [await make("Mark"), await make("Olivia")];
    const { body } = await upload(
      api,
      "First name;Last name;E-mail;Job title\nClara;Twain;family@twain.example;Singer\n",
    );
    const ready = await checked(api, body.id);
    assert.equal(ready.counts.asks, 1);
    const [row] = await rowsOf(api, body.id, "asks");
    assert.deepEqual(row.candidates.map(({ id }: { id: string }) => id).toSorted(), [mark, olivia].toSorted());
    const decided = await api.patch(`/imports/${body.id}/rows/1`, { decision: "update", contact: olivia });
    assert.deepEqual([decided.status, decided.body.outcome, decided.body.contact.id], [200, "update", olivia]);
    const made = await api.patch(`/imports/${body.id}/rows/1`, { decision: "create" });
    assert.equal(made.body.outcome, "create");
    const left = await api.patch(`/imports/${body.id}/rows/1`, { decision: "skip" });
    assert.equal(left.body.outcome, "skip");
    assert.deepEqual((await api.get(`/imports/${body.id}`)).body.counts, {
      created: 0,
      updated: 0,
      unchanged: 0,
      skipped: 1,
      asks: 0,
      invalid: 0,
      kept: 0,
    });
  });

  test("takes the first of rows that mean one person, and says of the others which it is", async () => {
    const csv =
      "First name,Last name,Email 1,Phone 1\nTwin,One,twin@x.example,\nTwin,Two,TWIN@x.example,\nBoss,A,a@y.example,+49 30 5550199\nClerk,B,b@y.example,+49 30 5550199\n";
    const { body } = await upload(api, csv);
    const { counts } = await checked(api, body.id);
    assert.deepEqual([counts.created, counts.skipped], [3, 1]);
    const [left] = await rowsOf(api, body.id, "skip");
    assert.equal(left.line, 3);
    assert.equal(left.problems[0].code, "sameAsLine");
    assert.match(left.problems[0].detail, /line 2/);
    // A switchboard makes nobody the same person; and who says so may have the second one after all.
    assert.equal((await api.patch(`/imports/${body.id}/rows/2`, { decision: "create" })).body.outcome, "create");
    assert.equal((await ran(api, body.id)).counts.created, 4);
  });

  test("names the cell that is wrong, takes it mended, and gives the rest back with the reasons", async () => {
    const csv =
      "First name,Last name,E-mail,Birthday\nGood,Row,good@row.example,1980-01-02\nBad,Row,not an address,1980-01-02\nOdd,Row,odd@row.example,31.02.1980\n";
    const { body } = await upload(api, csv);
    const { counts } = await checked(api, body.id);
    assert.deepEqual([counts.created, counts.invalid], [1, 2]);
    const [bad, odd] = await rowsOf(api, body.id, "invalid");
    assert.deepEqual(
      [bad.line, bad.problems[0].column, bad.problems[0].cell, bad.problems[0].code],
      [3, "E-mail", "not an address", "email"],
    );
    assert.equal(odd.problems[0].column, "Birthday");
    const mended = await api.patch(`/imports/${body.id}/rows/2`, { cells: { 2: "bad@row.example" } });
    assert.equal(mended.body.outcome, "create");
    const done = await ran(api, body.id);
    assert.deepEqual([done.counts.created, done.counts.invalid], [2, 1]);
    const rejected = await api.get(`/imports/${body.id}/rejected.csv`);
    const lines = rejected.body.replace("\ufeff", "").trim().split("\r\n");
    assert.equal(lines[0], "First name,Last name,E-mail,Birthday,Reason");
    assert.equal(lines.length, 2);
    assert.match(lines[1], /^Odd,Row,odd@row\.example,31\.02\.1980,"?Birthday: /);
    assert.match(
      rejected.headers.get("content-disposition") ?? "",
      /^attachment; filename="people rejected\.csv"; filename\*=UTF-8''people%20rejected\.csv$/,
    );
  });

  test("runs at once when it is asked to before its dry run is over", async () => {
    const { body } = await upload(api, "First name,Last name,Email 1\nHasty,Person,hasty@person.example\n");
    assert.equal((await ran(api, body.id)).counts.created, 1);
    assert.equal((await api.post(`/imports/${body.id}/run`)).status, 409);
    assert.equal((await api.patch(`/imports/${body.id}`, {})).status, 409);
  });

  test("offers the template, which itself can be imported, and the columns one may fill", async () => {
    const template = await api.get("/imports/template.csv");
    assert.match(template.headers.get("content-type") ?? "", /text\/csv/);
    const { body } = await upload(api, template.body);
    assert.equal(body.dialect, "acquaint");
    const ready = await checked(api, body.id);
    assert.deepEqual([ready.counts.created, ready.counts.invalid], [2, 0]);
    const { body: fields } = await api.get("/imports/fields");
    assert.ok(
      fields.items.some(
        ({ name, field, group }: { name: string; field: string; group: string }) =>
          name === "First name" && field === "firstName" && group === "general",
      ),
    );
    assert.ok(fields.items.some(({ name }: { name: string }) => name === "Email 1"));
  });

  test("lists one's imports, the newest first", async () => {
    const { body } = await api.get("/imports");
    const times = body.items.map(({ createdAt }: { createdAt: string }) => createdAt);
    assert.deepEqual(times, times.toSorted().toReversed());
  });
});
