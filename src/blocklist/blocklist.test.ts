import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { inTransaction } from "../database/transaction.ts";
import { aMember } from "../testing/groups.ts";
import { aUser } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { hashTables } from "../testing/hash-tables.ts";
import { aWorld, type World } from "../testing/world.ts";
import { isBlocked } from "./is-blocked.ts";
import { readSender } from "./sender.ts";

type Loose = Reply["body"];

describe("The blocklist", () => {
  let world: World;
  let api: Client;

  before(async () => {
    world = await aWorld();
    api = world.as(await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" }));
  });
  after(() => world.close());

  const blocked = (address: string) => inTransaction(world.db, (tx) => isBlocked(tx, address));
  const add = async (wish: object): Promise<Loose> => {
    const reply = await api.post("/blocklist", wish);
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body;
  };

  test("A034: keeps an address as written and refuses it in every way of writing, and nobody else", async () => {
    const entry = await add({ value: " Spam+News@ACME.com ", note: "sells watches" });
    const { value, matches, kind, note, by } = entry;
    assert.deepEqual(
      [value, matches, kind, note, by.name],
      ["Spam+News@ACME.com", "spam@acme.com", "address", "sells watches", "Ada Root"],
    );
    for (const address of ["spam@acme.com", "SPAM@acme.COM", "spam+other@acme.com", "spam+news@acme.com."])
      assert.deepEqual(await blocked(address), { by: "address", entryId: entry.id }, address);
    for (const address of ["spamer@acme.com", "spam@acme.org", "spam@sub.acme.com", "a@spam@acme.com", "", "spam"])
      assert.equal(await blocked(address), undefined, address);
  });

  test("A034, A115, A117: refuses a domain in every form of its name, those below it only when told so", async () => {
    const entry = await add({ value: "@Bücher.Example." });
    assert.deepEqual([entry.kind, entry.matches], ["domain", "xn--bcher-kva.example"]);
    for (const address of ["a@bücher.example", "a@BÜCHER.example", "a+b@xn--bcher-kva.example"])
      assert.deepEqual(await blocked(address), { by: "domain", entryId: entry.id }, address);
    for (const address of ["a@sub.bücher.example", "a@bücher.example.org", "a@evil-bücher.example"])
      assert.equal(await blocked(address), undefined, address);
    const wide = await add({ value: "wide.example", subdomains: true });
    for (const address of ["a@wide.example", "a@sub.wide.example", "a@very.deep.sub.wide.example"])
      assert.equal((await blocked(address))?.by, "domain", address);
    assert.equal(await blocked("a@notwide.example"), undefined);
    assert.equal(wide.subdomains, true);
  });

  test("A032, A034: of who is blocked or fired every address is refused, with every tag, as long as that lasts", async () => {
    const emails = [
      { value: "eve@private.example" },
      { value: "Eve+Shop@work.example" },
      { value: "eve@пошта.example" },
    ];
    const eve = (await api.post("/contacts", { firstName: "Eve", lastName: "Example", emails })).body;
    const addresses = [
      "EVE@private.example",
      "eve+x@private.example",
      "eve@work.example",
      "eve+shop@work.example",
      `eve@${new URL("http://пошта.example").hostname}`,
    ];
    for (const address of addresses) assert.equal(await blocked(address), undefined, address);
    await api.post(`/contacts/${eve.id}/status`, { status: "blocked", version: eve.version });
    for (const address of addresses)
      assert.deepEqual(await blocked(address), { by: "status", contactId: eve.id, status: "blocked" }, address);
    assert.equal(await blocked("eva@private.example"), undefined);
    await api.post(`/contacts/${eve.id}/status`, { status: "active", version: eve.version + 1 });
    for (const address of addresses) assert.equal(await blocked(address), undefined, address);
    const fred = await aUser(world.db, { firstName: "Fred", lastName: "Fired" });
    await api.post(`/contacts/${fred.id}/status`, { status: "fired", version: 1 });
    assert.deepEqual(await blocked(fred.email), { by: "status", contactId: fred.id, status: "fired" });
  });

  test("A118: has everything once, and refuses what is neither an address nor a domain, in words", async () => {
    await add({ value: "twice@acme.example" });
    const again = await Promise.all(
      ["Twice+x@ACME.example", "TWICE@acme.example"].map((value) => api.post("/blocklist", { value })),
    );
    assert.deepEqual(
      again.map(({ status, body }) => [status, body.code]),
      [
        [409, "listedAlready"],
        [409, "listedAlready"],
      ],
    );
    const race = await Promise.all(["race.example", "RACE.example."].map((value) => api.post("/blocklist", { value })));
    assert.deepEqual(race.map(({ status }) => status).toSorted(), [201, 409]);
    const then = await hashTables(world.database.pool);
    for (const value of [
      "localhost",
      "a b@acme.com",
      "acme\u200b.com",
      "a@acme\u200b.com",
      "a@b@acme.com",
      "http://acme.com",
      "1.2.3.4",
      "@",
      "com",
    ]) {
      const reply = await api.post("/blocklist", { value });
      assert.deepEqual([reply.status, reply.body.errors?.[0].code], [422, "senderUnknown"], value);
    }
    const tagged = await api.post("/blocklist", { value: "a@acme.com", subdomains: true });
    assert.deepEqual([tagged.status, tagged.body.errors[0].code], [422, "onlyOfDomains"]);
    assert.deepEqual(await hashTables(world.database.pool), then);
  });

  test("takes many at once, each once, and all or none of them", async () => {
    await add({ value: "known.many.example" });
    const values = ["a@many.example", "A+x@many.example", "b.many.example", "KNOWN.many.example"];
    const { status, body } = await api.post("/blocklist/many", { values, subdomains: true, note: "one wave" });
    assert.equal(status, 201, JSON.stringify(body));
    assert.deepEqual(body.added.map(({ value, subdomains, note }: Loose) => [value, subdomains, note]).toSorted(), [
      ["a@many.example", false, "one wave"],
      ["b.many.example", true, "one wave"],
    ]);
    assert.deepEqual(body.listed, ["KNOWN.many.example"]);
    assert.equal((await blocked("x@below.b.many.example"))?.by, "domain");
    assert.equal((await api.get(`/audit?subject=${body.added[0].id}`)).body.items.length, 1);
    const then = await hashTables(world.database.pool);
    const refused = await api.post("/blocklist/many", { values: ["c@many.example", "no sender", "com"] });
    assert.deepEqual(
      [refused.status, refused.body.errors.map(({ pointer, code }: Loose) => [pointer, code])],
      [
        422,
        [
          ["/values/1", "senderUnknown"],
          ["/values/2", "senderUnknown"],
        ],
      ],
    );
    assert.equal((await api.post("/blocklist/many", { values: [] })).status, 422);
    assert.deepEqual(await hashTables(world.database.pool), then);
  });

  test("is listed newest first, searched, and taken from; the journal tells of both", async () => {
    const made = await Promise.all(
      ["one.list.example", "two.list.example", "x@three.list.example"].map((value) => add({ value, note: "listed" })),
    );
    const page = (await api.get("/blocklist?search=LISTED&limit=2")).body;
    assert.deepEqual([page.items.length, page.count], [2, { value: 3, exact: true }]);
    const rest = (await api.get(`/blocklist?search=listed&limit=2&after=${page.next}`)).body;
    assert.deepEqual([rest.items.length, rest.next], [1, null]);
    assert.equal((await api.get("/blocklist?search=X%2By@three.list.example")).body.items.length, 1);
    assert.equal((await api.get("/blocklist?kind=address&search=listed")).body.items.length, 1);
    const [gone] = made;
    assert.equal((await api.delete(`/blocklist/${gone.id}`)).status, 204);
    assert.equal((await api.delete(`/blocklist/${gone.id}`)).status, 404);
    assert.equal(await blocked(`a@${gone.value}`), undefined);
    const { items } = (await api.get(`/audit?subject=${gone.id}`)).body;
    assert.deepEqual(
      items.map(({ action, change }: Loose) => [action, change.value]),
      [
        ["removed", [gone.value, ""]],
        ["created", ["", gone.value]],
      ],
    );
  });

  test("A007: is for who may open the channels, and for nobody else, however far the right to edit people reaches; U", async () => {
    const editor = world.as(
      await aMember(world.db, "Edda", {
        rights: {
          "contacts.clients": { see: "all", edit: "all", delete: "all" },
          "contacts.agents": { see: "all", edit: "all" },
        },
      }),
    );
    const keeper = world.as(await aMember(world.db, "Kim", { rights: { "management.channels": { open: "all" } } }));
    await Promise.all([editor.cookie(), keeper.cookie()]);
    const { id } = await add({ value: "kept.example" });
    const then = await hashTables(world.database.pool);
    assert.equal((await editor.get("/blocklist")).status, 403);
    assert.equal((await editor.post("/blocklist", { value: "other.example" })).status, 403);
    assert.equal((await editor.post("/blocklist/many", { values: ["other.example"] })).status, 403);
    assert.equal((await editor.delete(`/blocklist/${id}`)).status, 403);
    assert.deepEqual(await hashTables(world.database.pool), then);
    assert.equal((await keeper.delete(`/blocklist/${id}`)).status, 204);
  });
});

test("P12: the form in which senders are compared reads as itself", () => {
  const text = fc.oneof(
    fc.emailAddress(),
    fc.domain(),
    fc.string(),
    fc.tuple(fc.string(), fc.domain()).map(([local, domain]) => `${local}+tag@${domain}`),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const once = readSender(typed);
      if (once) assert.deepEqual(readSender(once.normalised), once);
    }),
    { numRuns: 2_000 },
  );
});
