import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { aWorld, type World } from "../testing/world.ts";

describe("Contacts", () => {
  let world: World;
  let marta: Person;
  let olena: Person;
  let admin: Person;

  before(async () => {
    world = await aWorld();
    marta = await aUser(world.db, { firstName: "Marta", lastName: "Lindqvist" });
    olena = await aUser(world.db, { firstName: "Olena", lastName: "Hrytsenko" });
    admin = await aUser(world.db, { firstName: "Ada", lastName: "Admin", group: "administrator" });
  });
  after(() => world.close());

  test("one is made with everything that belongs to it, and reads back the same", async () => {
    const group = await world.as(marta).post("/contact-groups", { name: "Congress 2026" });
    assert.equal(group.status, 201);
    const made = await world.as(marta).post("/contacts", {
      namePrefix: "Dr.",
      firstName: " Катерина ",
      lastName: "Бондаренко",
      birthday: "--05-31",
      jobTitle: "Head of radiology",
      description: "<p>Calls <b>before</b> 11<script>alert(1)</script></p>",
      emails: [{ value: "K.Bondarenko@Oberih.example", label: "work" }, { value: "katya@ukr.example" }],
      phones: [{ value: "+380 67 412 88 03", label: "mobile" }],
      identities: [{ kind: "telegram", externalId: "k_bondarenko" }],
      websites: ["oberih.example"],
      addresses: [
        { types: ["billing"], street: "вул. Зоологічна 3", city: "Київ", postalCode: "04119", country: "UA" },
      ],
      companies: [{ name: "Клініка «Оберіг»", title: "Head" }],
      groups: [group.body.id],
      tags: ["VIP", "Radiology", "vip"],
      reportsTo: olena.id,
      language: "uk",
      timeZone: "Europe/Kyiv",
    });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const { body } = await world.as(marta).get(`/contacts/${made.body.id}`);
    assert.deepEqual(body, made.body);
    assert.equal(body.firstName, "Катерина");
    assert.equal(body.description, "<p>Calls <b>before</b> 11</p>");
    assert.deepEqual(body.emails[0], {
      value: "K.Bondarenko@Oberih.example",
      label: "work",
      verified: false,
      bounced: false,
    });
    assert.equal(body.phones[0].e164, "+380674128803");
    assert.deepEqual(body.tags, ["VIP", "Radiology"]);
    assert.equal(body.companies[0].name, "Клініка «Оберіг»");
    assert.equal(body.companies[0].primary, true);
    assert.deepEqual(body.groups, [{ id: group.body.id, name: "Congress 2026" }]);
    assert.equal(body.owner.id, marta.id);
    assert.equal(body.accessGroup.name, "End user");
    assert.deepEqual(body.addresses[0].defaultFor, ["billing"]);
    assert.equal(body.addresses[0].primary, true);
    assert.deepEqual(body.websites, ["https://oberih.example"]);
    assert.equal(body.incomplete, false);
  });

  test("both names are demanded, and every fault is named with its place", async () => {
    const refused = await world
      .as(marta)
      .post("/contacts", { firstName: "Only", emails: [{ value: "not an address" }], language: "qqqqqq-x" });
    assert.equal(refused.status, 422);
    const places = refused.body.errors.map(
      ({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`,
    );
    assert.ok(places.includes("/lastName required"), places.join());
    assert.ok(places.includes("/emails/0/value email"), places.join());
  });

  test("nothing that the server makes can be written (A025)", async () => {
    for (const key of [
      "status",
      "id",
      "version_",
      "createdAt",
      "signInEmail",
      "incomplete",
      "is_admin",
      "company_managers",
    ]) {
      const refused = await world.as(marta).post("/contacts", { firstName: "Eve", lastName: "Evil", [key]: "x" });
      assert.equal(refused.status, 422, key);
    }
  });

  test("a change needs the version one saw: none is 428, a stale one 412 with the present record", async () => {
    const made = await aContact("Version", "Seen");
    const path = `/contacts/${made.id}`;
    assert.equal((await world.as(marta).patch(path, { jobTitle: "Buyer" })).status, 428);
    const first = await world.as(marta).patch(path, { jobTitle: "Buyer" }, { "if-match": '"1"' });
    assert.equal(first.status, 200, JSON.stringify(first.body));
    assert.equal(first.body.version, 2);
    const stale = await world.as(olena).patch(path, { jobTitle: "Seller", version: 1 });
    assert.equal(stale.status, 412);
    assert.equal(stale.body.current.jobTitle, "Buyer");
  });

  test("what stays in a list keeps its marks, what goes is closed", async () => {
    const made = await aContact("Listed", "Person", { emails: [{ value: "a@a.example" }, { value: "b@b.example" }] });
    await world.db
      .updateTable("identities")
      .set({ verified_at: new Date() })
      .where("contact_id", "=", made.id)
      .where("normalised", "=", "b@b.example")
      .execute();
    const changed = await world.as(marta).patch(`/contacts/${made.id}`, {
      emails: [{ value: "B@b.example", label: "work" }, { value: "c@c.example" }],
      version: 1,
    });
    assert.deepEqual(
      changed.body.emails.map(({ value, verified }: { value: string; verified: boolean }) => [value, verified]),
      [
        ["B@b.example", true],
        ["c@c.example", false],
      ],
    );
    const closed = await world.db
      .selectFrom("identities")
      .select("valid_to")
      .where("contact_id", "=", made.id)
      .where("normalised", "=", "a@a.example")
      .executeTakeFirst();
    assert.ok(closed?.valid_to);
  });

  test("reporting in a circle is refused, alone and under a race (A111)", async () => {
    const [a, b] = [await aContact("Boss", "One"), await aContact("Boss", "Two")];
    assert.equal((await world.as(marta).patch(`/contacts/${a.id}`, { reportsTo: a.id, version: 1 })).status, 422);
    const [first, second] = await Promise.all([
      world.as(marta).patch(`/contacts/${a.id}`, { reportsTo: b.id, version: 1 }),
      world.as(olena).patch(`/contacts/${b.id}`, { reportsTo: a.id, version: 1 }),
    ]);
    assert.deepEqual(
      [first.status, second.status].filter((status) => status === 200).length,
      1,
      `${first.status} ${second.status}`,
    );
    assert.ok([409, 422].includes(Math.max(first.status, second.status)));
  });

  test("deleting moves to the trash and blocks nothing; restoring and undoing bring it back", async () => {
    const made = await aContact("Trash", "Me", {
      emails: [{ value: "trash@me.example" }],
      identities: [{ kind: "telegram", externalId: "trash_me" }],
    });
    const gone = await world.as(marta).delete(`/contacts/${made.id}`, { "if-match": '"1"' });
    assert.equal(gone.status, 200, JSON.stringify(gone.body));
    assert.equal((await world.as(marta).get(`/contacts/${made.id}`)).status, 404);
    const twin = await aContact("Twin", "Me", { identities: [{ kind: "telegram", externalId: "trash_me" }] });
    assert.equal((await world.as(marta).post(`/batches/${gone.body.batch}/undo`)).status, 409);
    await world.as(marta).delete(`/contacts/${twin.id}`, { "if-match": '"1"' });
    assert.equal((await world.as(marta).post(`/batches/${gone.body.batch}/undo`)).status, 200);
    assert.equal((await world.as(marta).get(`/contacts/${made.id}`)).body.lastName, "Me");
    const trash = await world.as(marta).get("/trash");
    assert.ok(trash.body.items.some(({ id }: { id: string }) => id === twin.id));
  });

  test("a bulk change is undone as one, and leaves what was edited since", async () => {
    const people = await Promise.all(["A", "B", "C"].map((name) => aContact(name, "Bulk", { jobTitle: "Old" })));
    const bulk = await world
      .as(marta)
      .post("/contacts/bulk", { ids: people.map(({ id }) => id), change: { jobTitle: "New" } });
    assert.deepEqual([bulk.body.done, bulk.body.refused], [3, 0], JSON.stringify(bulk.body));
    await world.as(olena).patch(`/contacts/${people[0]?.id}`, { jobTitle: "Edited since", version: 2 });
    const undone = await world.as(marta).post(`/batches/${bulk.body.batch}/undo`);
    assert.deepEqual([undone.body.done, undone.body.kept], [2, 1]);
    const titles = await Promise.all(
      people.map(async ({ id }) => (await world.as(marta).get(`/contacts/${id}`)).body.jobTitle),
    );
    assert.deepEqual(titles, ["Edited since", "Old", "Old"]);
    assert.equal((await world.as(marta).post(`/batches/${bulk.body.batch}/undo`)).status, 409);
  });

  test("history tells who changed what, and a field goes back", async () => {
    const made = await aContact("History", "Kept", { jobTitle: "First" });
    await world
      .as(olena)
      .patch(`/contacts/${made.id}`, { jobTitle: "Second", owner: null, version: 1 })
      .then(({ status }) => assert.equal(status, 403));
    await world.as(olena).patch(`/contacts/${made.id}`, { jobTitle: "Second", reportsTo: olena.id, version: 1 });
    const history = await world.as(marta).get(`/contacts/${made.id}/history`);
    assert.equal(history.status, 200, JSON.stringify(history.body));
    const [changed, created] = history.body.items;
    assert.deepEqual([created.action, created.actor.name], ["created", "Marta Lindqvist"]);
    assert.deepEqual(changed.change.jobTitle, ["First", "Second"]);
    assert.deepEqual(changed.change.reportsTo[1], { id: olena.id, name: "Olena Hrytsenko" });
    const back = await world.as(marta).post(`/contacts/${made.id}/history/${changed.id}/revert`, { field: "jobTitle" });
    assert.equal(back.body.jobTitle, "First", JSON.stringify(back.body));
    assert.equal(back.body.reportsTo.id, olena.id);
  });

  test("an agent changes no owner without the right to, an administrator does", async () => {
    const made = await aContact("Owned", "Person");
    assert.equal((await world.as(olena).patch(`/contacts/${made.id}`, { owner: olena.id, version: 1 })).status, 403);
    assert.equal(
      (await world.as(admin).patch(`/contacts/${made.id}`, { owner: olena.id, version: 1 })).body.owner.id,
      olena.id,
    );
    assert.equal(
      (await world.as(marta).patch(`/contacts/${admin.id}`, { firstName: "Hacked", version: 1 })).status,
      403,
    );
    const groups = await world.db.selectFrom("access_groups").select(["id", "standing"]).execute();
    const administrators = groups.find(({ standing }) => standing === "administrator")?.id;
    assert.equal(
      (await world.as(marta).patch(`/contacts/${made.id}`, { accessGroup: administrators, version: 2 })).status,
      403,
    );
  });

  test("a client sees and edits his own card only (A001, A002)", async () => {
    const client = await aUser(world.db, { firstName: "Carl", lastName: "Client", group: "client" });
    const own = await world.as(client).get(`/contacts/${client.id}`);
    assert.equal(own.status, 200, JSON.stringify(own.body));
    for (const hidden of ["lastSignInIp", "description", "owner", "tags", "groups", "source"])
      assert.ok(!(hidden in own.body), hidden);
    assert.equal((await world.as(client).get(`/contacts/${marta.id}`)).status, 404);
    assert.deepEqual(
      (await world.as(client).get("/contacts")).body.items.map(({ id }: { id: string }) => id),
      [client.id],
    );
    assert.equal((await world.as(client).patch(`/contacts/${client.id}`, { source: "x", version: 1 })).status, 403);
    assert.equal(
      (await world.as(client).patch(`/contacts/${client.id}`, { firstName: "Karl", version: 1 })).body.firstName,
      "Karl",
    );
  });

  test("a picture is recognised by its bytes, cropped square and drawn anew (A191, A192)", async () => {
    const made = await aContact("Picture", "Person");
    const put = (bytes: Uint8Array<ArrayBuffer>) => {
      const form = new FormData();
      form.set("file", new Blob([bytes]), "me.png");
      return world.as(marta).put(`/contacts/${made.id}/picture`, form);
    };
    const { default: sharp } = await import("sharp");
    const png = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#336" } })
      .png()
      .toBuffer();
    const done = await put(new Uint8Array(png));
    assert.equal(done.status, 200, JSON.stringify(done.body));
    const image = await fetch(`${world.url}${done.body.picture}`, {
      headers: { cookie: await world.as(marta).cookie() },
    });
    const { width, height, format } = await sharp(Buffer.from(await image.arrayBuffer())).metadata();
    assert.deepEqual([width, height, format], [256, 256, "webp"]);
    assert.equal((await put(new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>"))).status, 415);
    assert.equal((await put(new Uint8Array(png.subarray(0, 60)))).status, 422);
  });

  async function aContact(firstName: string, lastName: string, more: object = {}): Promise<{ id: string }> {
    const reply = await world.as(marta).post("/contacts", { firstName, lastName, ...more });
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body;
  }
});
