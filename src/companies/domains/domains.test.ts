import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../../testing/builders.ts";
import { aMember } from "../../testing/groups.ts";
import { imported } from "../../testing/imports.ts";
import { aWorld, type World } from "../../testing/world.ts";

let world: World;
let ann: Person;
let ada: Person;

before(async () => {
  world = await aWorld({ jobs: true });
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
});
after(() => world.close());

const as = (person: Person) => world.as(person);

async function aCompany(name: string, more: object = {}, by = ann) {
  const reply = await as(by).post("/companies", { name, ...more });
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}

async function aContact(lastName: string, email: string, more: object = {}) {
  const reply = await as(ann).post("/contacts", { firstName: "P", lastName, emails: [{ value: email }], ...more });
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}

const companiesOf = async (id: string) =>
  (await as(ada).get(`/contacts/${id}`)).body.companies.map(({ name }: { name: string }) => name);
const faultsOf = ({ status, body }: { status: number; body: { errors?: { pointer: string; code: string }[] } }) => [
  status,
  ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`),
];

describe("The domains of a company", () => {
  test("A115: are kept in one form, told as people read them, and change with a version, an entry and an undo", async () => {
    const company = await aCompany("Form", {
      domains: [{ domain: " FORM.example.\u200b" }, { domain: "Bücher-Form.de" }],
    });
    assert.deepEqual(company.domains, [
      { domain: "form.example", name: "form.example", subdomains: false, attach: true },
      { domain: "xn--bcher-form-9db.de", name: "bücher-form.de", subdomains: false, attach: true },
    ]);
    const domains = [{ domain: "form.example", subdomains: true, attach: false }];
    const { body: changed } = await as(ann).patch(`/companies/${company.id}`, { domains, version: 1 });
    assert.deepEqual([changed.version, changed.domains.length, changed.domains[0].subdomains], [2, 1, true]);
    const [entry] = await world.db
      .selectFrom("audit")
      .select("change")
      .where("subject_id", "=", company.id)
      .where("action", "=", "updated")
      .execute();
    assert.deepEqual(entry?.change?.["domains"]?.[0], company.domains);
    const back = await as(ann).patch(`/companies/${company.id}`, { domains: company.domains, version: 2 });
    assert.deepEqual(back.body.domains, company.domains, "what is read can be written");
    const filter = encodeURIComponent(JSON.stringify({ field: "domains", is: "is", value: "form.example" }));
    assert.deepEqual((await as(ann).get(`/companies?fields=name&filter=${filter}`)).body.items.length, 1);
  });

  test("A114: are no public suffixes, no free mail, and no nonsense, each refused with its reason", async () => {
    const typed = [
      "co.uk",
      "github.io",
      "uk.com",
      "gmail.com",
      "ukr.net",
      "no domain",
      "10.0.0.1",
      "foo.github.io",
      "suffix.uk.com",
    ];
    const reply = await as(ann).post("/companies", { name: "Suffix", domains: typed.map((domain) => ({ domain })) });
    assert.deepEqual(faultsOf(reply), [
      422,
      "/domains/0/domain publicSuffix",
      "/domains/1/domain publicSuffix",
      "/domains/2/domain publicSuffix",
      "/domains/3/domain freeMail",
      "/domains/4/domain freeMail",
      "/domains/5/domain domain",
      "/domains/6/domain domain",
    ]);
  });

  test("A118: belong to one company; who has them is named where one sees it", async () => {
    const first = await aCompany("First", { domains: [{ domain: "first.example" }] }, ada);
    const taken = { name: "Second", domains: [{ domain: "second.example" }, { domain: "FIRST.example" }] };
    const reply = await as(ann).post("/companies", taken);
    assert.deepEqual(faultsOf(reply), [409, "/domains/1/domain domainOf"]);
    assert.match(reply.body.errors[0].detail, /First/);
    const nora = await aMember(world.db, "Nora", { rights: { companies: { see: "own", create: "own", edit: "own" } } });
    const unseen = await as(nora).post("/companies", taken);
    assert.deepEqual(faultsOf(unseen), [409, "/domains/1/domain domainTaken"]);
    assert.doesNotMatch(JSON.stringify(unseen.body), /First/);
    // In the trash it holds nothing back; what has taken its place keeps it from coming back.
    assert.equal((await as(ada).delete(`/companies/${first.id}`, { "if-match": '"1"' })).status, 204);
    assert.equal((await as(ann).post("/companies", taken)).status, 201);
    const restored = await as(ada).post(`/trash/${first.id}/restore`);
    assert.deepEqual([restored.status, restored.body.code], [409, "domainTaken"]);
  });

  test("A118: of two who add one at the same moment one wins, the other is told", async () => {
    const companies = await Promise.all([1, 2, 3, 4].map((number) => aCompany(`Race ${number}`)));
    const replies = await Promise.all(
      companies.map(({ id }) =>
        as(ann).patch(`/companies/${id}`, { domains: [{ domain: "race.example" }], version: 1 }),
      ),
    );
    assert.deepEqual(replies.map(({ status }) => status).toSorted(), [200, 409, 409, 409]);
    for (const { status, body } of replies) if (status === 409) assert.equal(body.code, "domainTaken");
  });

  test("are told with those of others that look alike, which is no refusal", async () => {
    await aCompany("Lamp", { domains: [{ domain: "lampe-nord.example" }] });
    const company = await aCompany("Imitator", {
      domains: [{ domain: "lаmpe-nord.example" }, { domain: "lampe-nrod.example" }],
    });
    const { body } = await as(ann).get(`/companies/${company.id}/domains/preview`);
    assert.deepEqual(
      body.lookAlikes.map(
        ({ domain, like, company: { name } }: { domain: string; like: string; company: { name: string } }) => [
          domain,
          like,
          name,
        ],
      ),
      [
        ["lampe-nrod.example", "lampe-nord.example", "Lamp"],
        ["lаmpe-nord.example", "lampe-nord.example", "Lamp"],
      ],
    );
  });

  test("are the team's matter: nobody of the company itself writes them", async () => {
    const company = await aCompany("Ours");
    const rights = { "contacts.clients": { see: "company" }, companies: { see: "company", edit: "company" } };
    const cleo = await aMember(world.db, "Cleo", { type: "client", rights });
    await world.db
      .insertInto("memberships")
      .values({ contact_id: cleo.id, company_id: company.id, is_manager: true })
      .execute();
    for (const change of [
      { domains: [{ domain: "mine.example" }] },
      { managers: [{ contact: cleo.id }] },
      { defaultContact: cleo.id },
    ])
      assert.deepEqual(faultsOf(await as(cleo).patch(`/companies/${company.id}`, { ...change, version: 1 })), [
        403,
        `/${Object.keys(change)[0]} notAllowed`,
      ]);
  });
});

describe("Whoever has an address of a company's domain and belongs to none", () => {
  test("joins it by himself, through form, change, many at once and import, and the journal and the undo know", async () => {
    const company = await aCompany("Joined", { domains: [{ domain: "joined.example" }] });
    const made = await aContact("Form", "form@Joined.example");
    assert.deepEqual(
      made.companies.map(({ id, byDomain }: { id: string; byDomain: string }) => [id, byDomain]),
      [[company.id, "joined.example"]],
    );
    const plain = await aContact("Changed", "changed@elsewhere.example");
    const emails = [{ value: "changed@elsewhere.example" }, { value: "changed@joined.example" }];
    const { body: changed } = await as(ann).patch(`/contacts/${plain.id}`, { emails, version: 1 });
    assert.equal(changed.companies[0].byDomain, "joined.example");
    const { body: history } = await as(ann).get(`/contacts/${plain.id}/history`);
    assert.deepEqual(Object.keys(history.items[0].change).toSorted(), ["companies", "emails"]);
    await as(ann).post(`/contacts/${plain.id}/history/${history.items[0].id}/revert`, {});
    assert.deepEqual(await companiesOf(plain.id), []);

    const { body: bulk } = await as(ann).post("/contacts/bulk", { ids: [plain.id], change: { emails } });
    assert.deepEqual(await companiesOf(plain.id), ["Joined"]);
    await as(ann).post(`/batches/${bulk.batch}/undo`);
    assert.deepEqual(await companiesOf(plain.id), []);

    const done = await imported(as(ada), "First name,Last name,Email\nIda,Import,ida@joined.example\n");
    assert.equal(done.state, "done");
    const { body: found } = await as(ada).get("/contacts?search=Ida%20Import&fields=companies");
    assert.equal(found.items[0].companies[0].byDomain, "joined.example");
  });

  test("A117: does not by an address that only looks like it, nor from below unless that is ticked", async () => {
    const company = await aCompany("Acme", { domains: [{ domain: "acme.example" }] });
    for (const [index, email] of ["a@evil-acme.example", "a@acme.example.evil.org", "a@sub.acme.example"].entries())
      assert.deepEqual((await aContact(`Near ${index}`, email)).companies, [], email);
    const domains = [{ domain: "acme.example", subdomains: true }];
    await as(ann).patch(`/companies/${company.id}`, { domains, version: 1 });
    assert.equal((await aContact("Below", "b@deep.sub.acme.example")).companies[0].id, company.id);
    assert.deepEqual((await aContact("Still near", "b@evil-acme.example")).companies, []);
    const branch = await aCompany("Branch", { domains: [{ domain: "branch.acme.example" }] });
    assert.equal((await aContact("Nearest", "c@branch.acme.example")).companies[0].id, branch.id);
  });

  test("does not when he has a company, is of the team, or the domain is kept from it", async () => {
    const other = await aCompany("Other");
    await aCompany("Kept", { domains: [{ domain: "kept.example" }, { domain: "still.example", attach: false }] });
    const held = await aContact("Held", "held@kept.example", { companies: [{ id: other.id }] });
    assert.deepEqual(await companiesOf(held.id), ["Other"]);
    assert.deepEqual((await aContact("Still", "a@still.example")).companies, []);
    const { body: agents } = await as(ada).get("/access-groups");
    const agent = agents.items.find(
      ({ type, name }: { type: string; name: string }) => type === "agent" && name === "Agent",
    );
    const { body } = await as(ada).post("/contacts", {
      firstName: "Team",
      lastName: "Mate",
      emails: [{ value: "mate@kept.example" }],
      accessGroup: agent.id,
    });
    assert.deepEqual(body.companies, []);
    const without = await as(ann).patch(`/contacts/${held.id}`, {
      companies: [],
      emails: [{ value: "anew@kept.example" }],
      version: held.version,
    });
    assert.deepEqual(without.body.companies, [], "who takes the company away means it");
  });

  test("A121: is not moved when a domain changes, goes, or comes; the preview names whom one sees and counts the others", async () => {
    const early = await aContact("Early", "early@late.example");
    const hidden = await as(ada).post("/contacts", {
      firstName: "Hid",
      lastName: "Den",
      emails: [{ value: "hid@late.example" }],
    });
    const company = await aCompany("Late", { domains: [{ domain: "late.example" }] });
    assert.deepEqual(await companiesOf(early.id), []);
    const joined = await aContact("Joined", "joined@late.example");

    const nora = await aMember(world.db, "Nella", {
      rights: { "contacts.clients": { see: "own", edit: "own" }, companies: { see: "all", edit: "all" } },
    });
    await world.db.updateTable("contacts").set({ owner_id: nora.id }).where("id", "=", early.id).execute();
    const { body } = await as(nora).get(`/companies/${company.id}/domains/preview`);
    assert.deepEqual(body.items, [{ id: early.id, name: "P Early", email: "early@late.example" }]);
    assert.deepEqual([body.count, body.unseen, body.next], [{ value: 1, exact: true }, 1, null]);
    assert.doesNotMatch(JSON.stringify(body), /Den/);

    const stale = await as(nora).post(`/companies/${company.id}/domains/join`, { expected: 2 });
    assert.deepEqual([stale.status, stale.body.code], [409, "countChanged"]);
    const { body: batch } = await as(nora).post(`/companies/${company.id}/domains/join`, { expected: 1 });
    assert.deepEqual([batch.state, batch.total, batch.done, batch.refused], ["done", 1, 1, 0]);
    assert.deepEqual([await companiesOf(early.id), await companiesOf(hidden.body.id)], [["Late"], []]);
    const { body: told } = await as(nora).get(`/batches/${batch.batch}`);
    assert.deepEqual([told.action, told.fields, told.can], ["join", ["companies"], ["undo"]]);

    const none = await as(ann).patch(`/companies/${company.id}`, { domains: [], version: 1 });
    assert.equal(none.status, 200);
    assert.deepEqual([await companiesOf(early.id), await companiesOf(joined.id)], [["Late"], ["Late"]]);
    const { body: undo } = await as(nora).post(`/batches/${batch.batch}/undo`);
    assert.deepEqual([undo.done, undo.kept], [1, 0]);
    assert.deepEqual(await companiesOf(early.id), []);
  });

  test("joins in the background when there are many, but for who has got a company meanwhile", async () => {
    const company = await aCompany("Many", { domains: [{ domain: "many.example" }] });
    const { id: group } = await world.db
      .selectFrom("access_groups")
      .select("id")
      .where("standing", "=", "client")
      .executeTakeFirstOrThrow();
    const { id: owner } = ann;
    const people = Array.from({ length: 1_100 }, (_, index) => index);
    const made = await world.db
      .insertInto("contacts")
      .values(
        people.map((index) => ({
          access_group_id: group,
          kind: "client" as const,
          first_name: "M",
          last_name: `${index}`,
          owner_id: owner,
        })),
      )
      .returning("id")
      .execute();
    await world.db
      .insertInto("identities")
      .values(
        made.map(({ id }, index) => ({
          contact_id: id,
          kind: "email",
          value: `m${index}@many.example`,
          normalised: `m${index}@many.example`,
        })),
      )
      .execute();
    const { body } = await as(ann).post(`/companies/${company.id}/domains/join`, { expected: 1_100 });
    assert.deepEqual([body.state, body.total], ["running", 1_100]);
    let batch = (await as(ann).get(`/batches/${body.batch}`)).body;
    while (batch.state === "running") batch = (await as(ann).get(`/batches/${body.batch}`)).body;
    assert.deepEqual([batch.state, batch.done], ["done", 1_100]);
    assert.deepEqual((await as(ann).get(`/companies/${company.id}/domains/preview`)).body.items, []);
  });
});
