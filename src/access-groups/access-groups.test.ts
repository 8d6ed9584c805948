import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let ada: Person;
let ann: Person;

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  ann = await aUser(world.db, { firstName: "Ann", lastName: "Lee" });
  // Signing in leaves its marks: before anything is held against what it was.
  await Promise.all([ada, ann].map(({ email }) => world.signedIn(email)));
});
after(() => world.close());

async function aGroup(name: string, more: object = {}) {
  const reply = await world.as(ada).post("/access-groups", { name, type: "agent", ...more });
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}

async function journalOf(id: string) {
  return world.db
    .selectFrom("audit")
    .select(["action", "change"])
    .where("subject_kind", "=", "accessGroup")
    .where("subject_id", "=", id)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

test("A group is made with rights, sections, fields and demands, and read as it was written", async () => {
  const made = await aGroup("  Reads clients ", {
    modules: ["companies", "contacts"],
    rights: { "contacts.clients": { comment: "none", see: "division" }, companies: {} },
    fields: { birthday: "hidden", gender: "shown" },
    fieldRules: { jobTitle: { requiredAt: ["creation"] } },
  });
  assert.deepEqual(
    [made.name, made.type, made.signIn, made.standing, made.administrator, made.version],
    ["Reads clients", "agent", true, false, false, 1],
  );
  assert.deepEqual(made.rights, { "contacts.clients": { see: "division" } });
  assert.deepEqual(made.modules, ["contacts", "companies"]);
  assert.deepEqual(
    [made.fields, made.fieldRules],
    [{ birthday: "hidden", gender: "shown" }, { jobTitle: { requiredAt: ["creation"] } }],
  );
  assert.deepEqual(made.people, { value: 0, exact: true });
  assert.deepEqual(made.can, ["edit", "changeType", "delete"]);
  assert.deepEqual((await world.as(ada).get(`/access-groups/${made.id}`)).body, made);
});

test("A copy begins as the other is; a copy of the administrators holds every right by itself and can be narrowed", async () => {
  const groups = (await world.as(ada).get("/access-groups")).body.items;
  const [administrators, ...others] = groups.filter(({ administrator }: { administrator: boolean }) => administrator);
  assert.deepEqual([administrators.name, others], ["Administrator", []]);
  const copy = (await world.as(ada).post("/access-groups", { name: "Deputies", copyOf: administrators.id })).body;
  assert.deepEqual([copy.administrator, copy.standing, copy.type], [false, false, "agent"]);
  assert.equal(copy.rights["management.groups"].open, "all");
  assert.equal(copy.rights["contacts.agents"].merge, "all");
  const narrowed = await world.as(ada).patch(`/access-groups/${copy.id}`, { rights: {}, version: 1 });
  assert.deepEqual([narrowed.status, narrowed.body.rights], [200, {}]);
  const other = await world.as(ada).post("/access-groups", { name: "Nothing known" });
  assert.deepEqual([other.status, other.body.errors[0].pointer], [422, "/type"]);
});

test("What nobody knows is refused by its place: subject, action, reach, section, field, demand", async () => {
  const wrong: [object, string][] = [
    [{ rights: { secrets: { see: "all" } } }, "/rights/secrets"],
    [{ rights: { "contacts.clients": { fly: "all" } } }, "/rights/contacts.clients/fly"],
    [{ rights: { "contacts.clients": { open: "all" } } }, "/rights/contacts.clients/open"],
    [{ rights: { "contacts.clients": { see: "everywhere" } } }, "/rights/contacts.clients/see"],
    [{ rights: { "contacts.clients": { see: "managed" } } }, "/rights/contacts.clients/see"],
    [{ rights: { "management.groups": { open: "own" } } }, "/rights/management.groups/open"],
    [{ rights: { constructor: { see: "all" } } }, "/rights/constructor"],
    [{ type: "client", rights: { requests: { see: "division" } } }, "/rights/requests/see"],
    [{ type: "client", rights: { notes: { see: "own" } } }, "/rights/notes/see"],
    [{ type: "client", modules: ["contacts"] }, "/modules/0"],
    [{ modules: ["contacts", "moon"] }, "/modules/1"],
    [{ fields: { shoeSize: "hidden" } }, "/fields/shoeSize"],
    [{ fields: { birthday: "secret" } }, "/fields/birthday"],
    [{ fields: { status: "editable" } }, "/fields/status"],
    [{ fields: { id: "hidden" } }, "/fields/id"],
    [{ fieldRules: { birthday: { requiredAt: ["sunday"] } } }, "/fieldRules/birthday/requiredAt/0"],
    [{ fieldRules: { createdAt: { requiredAt: ["creation"] } } }, "/fieldRules/createdAt"],
    [{ fields: { birthday: "shown" }, fieldRules: { birthday: { requiredAt: ["creation"] } } }, "/fieldRules/birthday"],
    [{ fields: { toString: "hidden" } }, "/fields/toString"],
    [{ name: "   " }, "/name"],
    [{ standing: "administrator" }, "/standing"],
    [{ rights: { "contacts.clients": { see: 1 } } }, "/rights/contacts.clients/see"],
  ];
  for (const [more, pointer] of wrong) {
    const reply = await world.as(ada).post("/access-groups", { name: "Wrong", type: "agent", ...more });
    assert.equal(reply.status, 422, JSON.stringify([more, reply.body]));
    assert.deepEqual([reply.body.errors[0].pointer], [pointer]);
    assert.ok(reply.body.errors[0].detail.length > 10);
  }
});

test("Each change stands in the journal right by right, before → after", async () => {
  const made = await aGroup("Noted", {
    modules: ["contacts"],
    rights: { "contacts.clients": { see: "own", edit: "own" } },
  });
  await world.as(ada).patch(`/access-groups/${made.id}`, {
    name: "Noted well",
    rights: { "contacts.clients": { see: "all" }, "contacts.agents": { see: "department" } },
    fields: { birthday: "hidden" },
    version: 1,
  });
  assert.equal((await world.as(ada).delete(`/access-groups/${made.id}`, { "if-match": '"2"' })).status, 204);
  assert.deepEqual(await journalOf(made.id), [
    { action: "created", change: null },
    {
      action: "updated",
      change: {
        name: ["Noted", "Noted well"],
        "rights.contacts.clients:see": ["own", "all"],
        "rights.contacts.clients:edit": ["own", "none"],
        "rights.contacts.agents:see": ["none", "department"],
        "fields.birthday": [null, "hidden"],
      },
    },
    { action: "deleted", change: { name: ["Noted well", null] } },
  ]);
  assert.equal((await world.as(ada).get(`/access-groups/${made.id}`)).status, 404);
});

test("A stale version is refused with the current group, a missing one is asked for; a change that says the same is none", async () => {
  const made = await aGroup("Versions");
  const path = `/access-groups/${made.id}`;
  assert.equal((await world.as(ada).patch(path, { name: "x" })).status, 428);
  assert.equal((await world.as(ada).patch(path, { signIn: false, version: 1 })).body.version, 2);
  const late = await world.as(ada).patch(path, { name: "Late", version: 1 });
  assert.deepEqual([late.status, late.body.current.version, late.body.current.signIn], [412, 2, false]);
  assert.equal((await world.as(ada).patch(path, { signIn: false, rights: {}, version: 2 })).body.version, 2);
  assert.equal((await world.as(ada).delete(path, { "if-match": '"1"' })).status, 412);
});

test("A change of rights holds from the next request on", async () => {
  const nora = await aMember(world.db, "Nora", { rights: { "contacts.clients": { see: "all" } } });
  assert.equal((await world.as(nora).get("/contacts")).status, 200);
  const path = `/access-groups/${nora.group}`;
  await world.as(ada).patch(path, { modules: ["companies"], version: 1 });
  assert.equal((await world.as(nora).get("/contacts")).status, 403);
  await world.as(ada).patch(path, { modules: ["contacts"], version: 2 });
  assert.equal((await world.as(nora).get("/contacts")).status, 200);
  await world.as(ada).patch(path, { rights: {}, version: 3 });
  assert.equal((await world.as(nora).get("/contacts")).status, 403);
});

test("A group that may not sign in any more has nobody signed in, and nobody when it may again", async () => {
  const sam = await aMember(world.db, "Sam", { rights: { "contacts.clients": { see: "all" } } });
  const client = await world.signedIn(sam.email);
  assert.equal((await client.get("/session")).status, 200);
  await world.as(ada).patch(`/access-groups/${sam.group}`, { signIn: false, version: 1 });
  assert.equal((await client.get("/session")).status, 401);
  assert.equal(
    (await world.stranger.post("/session", { email: sam.email, password: "a fox in the evening sun" })).status,
    401,
  );
  await world.as(ada).patch(`/access-groups/${sam.group}`, { signIn: true, version: 2 });
  assert.equal((await client.get("/session")).status, 401);
});

test("Who signs in at the very moment at which the group loses it is not signed in afterwards", async () => {
  const sid = await aMember(world.db, "Sid", { rights: { "contacts.clients": { see: "all" } } });
  const path = `/access-groups/${sid.group}`;
  for (let round = 0; round < 5; round++) {
    // Who comes too late has failed; too many of them would have to wait.
    await world.db.deleteFrom("sign_in_failures").execute();
    const { version } = (await world.as(ada).patch(path, { signIn: true, version: round === 0 ? 1 : round * 2 })).body;
    const signIn = () => world.stranger.post("/session", { email: sid.email, password: "a fox in the evening sun" });
    const [one, , other] = await Promise.all([
      signIn(),
      new Promise((go) => setTimeout(go, round * 4)).then(() => world.as(ada).patch(path, { signIn: false, version })),
      signIn(),
    ]);
    for (const { status } of [one, other]) assert.ok([200, 401].includes(status), String(status));
    const left = await world.db.selectFrom("sessions").select("id").where("contact_id", "=", sid.id).execute();
    assert.deepEqual(left, []);
  }
});

test("A hidden field is absent, a shown one is not written, and what a group demands is demanded of its people when they make somebody", async () => {
  const hana = await aMember(world.db, "Hana", {
    rights: { "contacts.clients": { see: "all", create: "all", edit: "all" } },
    fields: { birthday: "hidden", gender: "shown" },
    fieldRules: { jobTitle: { requiredAt: ["creation"] }, emails: { requiredAt: ["creation", "blocked"] } },
  });
  const client = world.as(hana);
  const names = { firstName: "Iryna", lastName: "Bondar" };
  const bare = await client.post("/contacts", names);
  assert.equal(bare.status, 422);
  assert.deepEqual(
    bare.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`).toSorted(),
    ["/emails required", "/jobTitle required"],
  );
  const full = { ...names, jobTitle: "Nurse", emails: [{ value: "iryna@clinic.example" }] };
  assert.equal((await client.post("/contacts", { ...full, gender: "female" })).status, 403);
  const made = await client.post("/contacts", full);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.deepEqual(["birthday" in made.body, "gender" in made.body], [false, true]);
  assert.equal((await world.as(ann).post("/contacts", names)).status, 201);
  // Demanded of somebody new; what is there already can be worked with.
  assert.equal((await client.patch(`/contacts/${made.body.id}`, { jobTitle: "", version: 1 })).status, 200);
  const described = (await client.get("/fields?on=contacts")).body.items;
  const required = described
    .filter((field: { required: boolean }) => field.required)
    .map(({ key }: { key: string }) => key);
  assert.deepEqual(required, ["firstName", "lastName", "jobTitle", "emails"]);
  assert.ok(!described.some(({ key }: { key: string }) => key === "birthday"));
});

test("A group with people, also in the trash, is neither deleted nor of another type; an empty one is", async () => {
  const made = await aGroup("Short-lived", { rights: { "contacts.clients": { see: "own" } }, modules: ["contacts"] });
  const path = `/access-groups/${made.id}`;
  const eve = (await world.as(ada).post("/contacts", { firstName: "Eve", lastName: "Short", accessGroup: made.id }))
    .body;
  assert.equal((await world.as(ada).delete(path, { "if-match": '"1"' })).body.code, "groupInUse");
  assert.equal((await world.as(ada).patch(path, { type: "client", modules: [], version: 1 })).body.code, "groupInUse");
  await world.as(ada).delete(`/contacts/${eve.id}`, { "if-match": '"1"' });
  const { people, trashed, can } = (await world.as(ada).get(path)).body;
  assert.deepEqual([people.value, trashed.value, can], [0, 1, ["edit"]]);
  assert.equal((await world.as(ada).delete(path, { "if-match": '"1"' })).body.code, "groupInUse");
  await world.as(ada).post(`/trash/${eve.id}/restore`);
  const agents = (await world.as(ada).get("/access-groups")).body.items.find(
    ({ name }: { name: string }) => name === "Agent",
  );
  await world.as(ada).patch(`/contacts/${eve.id}`, { accessGroup: agents.id, version: 3 });
  const turned = await world.as(ada).patch(path, { type: "client", modules: [], version: 1 });
  assert.deepEqual([turned.status, turned.body.type], [200, "client"], JSON.stringify(turned.body));
  assert.equal((await world.as(ada).delete(path, { "if-match": '"2"' })).status, 204);
});

test("Of who deletes a group and who puts somebody into it at the same moment exactly one succeeds", async () => {
  for (let round = 0; round < 8; round++) {
    const made = await aGroup(`Race ${round}`);
    const person = (await world.as(ada).post("/contacts", { firstName: "Ray", lastName: `Race ${round}` })).body;
    const [gone, put] = await Promise.all([
      world.as(ada).delete(`/access-groups/${made.id}`, { "if-match": '"1"' }),
      world.as(ada).patch(`/contacts/${person.id}`, { accessGroup: made.id, version: 1 }),
    ]);
    assert.ok(
      (gone.status === 204 && [409, 422].includes(put.status)) || (gone.status === 409 && put.status === 200),
      `${gone.status} ${put.status} ${JSON.stringify(put.body)}`,
    );
  }
});
