import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { findActor } from "../access/actor.ts";
import { isWider } from "../access/beyond.ts";
import { fieldRight, fieldRights } from "../access/field-rights.ts";
import { actions, modules, subjects } from "../access/grants.ts";
import { actionsOn, reachesOf } from "../access/right-table.ts";
import { reachOf, storedReach, type Reach } from "../access/rights.ts";
import type { StoredRights } from "../database/tables/access-groups.ts";
import type { Kind } from "../database/tables/contacts.ts";
import { aUser, type Person } from "../testing/builders.ts";
import { aMember, anAccessGroup } from "../testing/groups.ts";
import { noOwnFields } from "../testing/own-fields.ts";
import { hashTables } from "../testing/hash-tables.ts";
import { aWorld, type World } from "../testing/world.ts";
import { languages } from "../words/words.ts";
import { groupFields } from "./group-fields.ts";

let world: World;
let ada: Person;

before(async () => {
  world = await aWorld();
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  await world.signedIn(ada.email);
});
after(() => world.close());

test("Before saving: what changes for whom, in sentences; nothing is written", async () => {
  const nora = await aMember(world.db, "Nora", {
    modules: ["contacts", "companies"],
    rights: {
      "contacts.clients": { see: "all", edit: "all", delete: "own" },
      companies: { see: "department" },
      "management.tags": { open: "all" },
    },
  });
  await world.as(ada).post("/contacts", { firstName: "No", lastName: "User", accessGroup: nora.group });
  const before = await hashTables(world.database.pool);
  const preview = await world.as(ada).post(`/access-groups/${nora.group}/preview`, {
    modules: ["contacts", "requests"],
    rights: {
      "contacts.clients": { see: "all", edit: "department", comment: "all" },
      companies: { see: "department" },
      requests: { see: "division" },
      "management.channels": { open: "all" },
    },
    fields: { birthday: "hidden" },
    fieldRules: { jobTitle: { requiredAt: ["creation"] } },
  });
  assert.equal(preview.status, 200, JSON.stringify(preview.body));
  assert.deepEqual(await hashTables(world.database.pool), before);
  const { people, users, rights, signIn, sections, fields } = preview.body;
  assert.deepEqual([people.value, users.value, signIn], [2, 1, null]);
  assert.deepEqual(
    rights.map((one: Record<string, string>) => [one.subject, one.action, one.before, one.after, one.change]),
    [
      ["contacts.clients", "edit", "all", "department", "narrowed"],
      ["contacts.clients", "delete", "own", "none", "lost"],
      ["contacts.clients", "comment", "none", "all", "gained"],
      ["companies", "see", "department", "none", "lost"],
      ["requests", "see", "none", "division", "gained"],
      ["management.tags", "open", "all", "none", "lost"],
      ["management.channels", "open", "none", "all", "gained"],
    ],
  );
  assert.deepEqual(
    [rights[0].was, rights[0].sentence],
    ["They edit the cards of all clients.", "They edit cards of clients whose owner sits in one of their departments."],
  );
  assert.equal(rights[1].sentence, "They do not delete cards of clients.");
  assert.deepEqual(
    [sections.appear, sections.disappear].map((list) => list.map(({ name }: { name: string }) => name)),
    [
      ["Requests", "Channels"],
      ["Companies", "Tags"],
    ],
  );
  assert.deepEqual(fields, [
    {
      field: "jobTitle",
      name: "Job title",
      before: "editable",
      after: "editable",
      requiredBefore: [],
      requiredAfter: ["creation"],
    },
    { field: "birthday", name: "Birthday", before: "editable", after: "hidden", requiredBefore: [], requiredAfter: [] },
  ]);
});

test("Before sign-in is taken away: how many lose it, and with it every right and section", async () => {
  const sam = await aMember(world.db, "Sam", { modules: ["contacts"], rights: { "contacts.clients": { see: "own" } } });
  const { body } = await world.as(ada).post(`/access-groups/${sam.group}/preview`, { signIn: false });
  assert.deepEqual(body.signIn, { change: "lost", users: { value: 1, exact: true } });
  assert.deepEqual(
    body.rights.map(({ subject, action, change }: Record<string, string>) => [subject, action, change]),
    [["contacts.clients", "see", "lost"]],
  );
  assert.deepEqual(body.sections.disappear, [{ key: "contacts", name: "Contacts" }]);
});

test("What would be refused is refused before saving, too, and a stale version with the current group", async () => {
  const id = await anAccessGroup(world.db, "Previewed");
  const path = `/access-groups/${id}/preview`;
  assert.equal((await world.as(ada).post(path, { modules: ["moon"] })).status, 422);
  assert.equal((await world.as(ada).post(path, { name: "New", version: 7 })).body.current.version, 1);
  assert.equal(
    (await world.as(ada).post("/access-groups/00000000-0000-7000-8000-000000000000/preview", {})).status,
    404,
  );
});

test("Every right there is has a whole sentence for every reach, in each language, and no two reaches of a right the same one", async () => {
  for (const language of languages) {
    const person = await aUser(world.db, { firstName: "Olena", lastName: language, group: "administrator", language });
    const { body } = await world.as(person).get("/rights");
    assert.deepEqual(
      body.subjects.map(({ subject }: { subject: string }) => subject),
      [...subjects],
    );
    for (const { subject, name, actions: known } of body.subjects) {
      assert.ok(known.length > 0 && !name.includes("subject."), subject);
      for (const { action, reaches } of known)
        for (const type of ["agent", "client"] as const) {
          const sentences = reaches[type].map(({ sentence }: { sentence: string }) => sentence);
          const place = `${language} ${subject}:${action} ${type}: ${sentences.join(" | ")}`;
          assert.equal(new Set(sentences).size, sentences.length, place);
          for (const sentence of sentences) assert.match(sentence, /^\p{Lu}[^{}]+\.$/u, place);
          assert.ok(!/\b(does|records|recordsOf|all|own|ownOfClient)\.\w/.test(sentences.join()), place);
        }
    }
  }
});

test("Each preset can be given as it stands, and so can what the standing groups have", async () => {
  const { presets } = (await world.as(ada).get("/rights")).body;
  assert.deepEqual(
    presets.map(({ type, name }: { type: string; name: string }) => `${type}: ${name}`),
    [
      "agent: Reads only",
      "agent: Sees clients and comments",
      "agent: Support agent",
      "agent: Sales agent",
      "agent: Manager of a team",
      "client: Own card only",
      "client: Own requests",
      "client: Company’s requests",
    ],
  );
  for (const { key, name: _, sentence: __, ...preset } of presets) {
    const made = await world.as(ada).post("/access-groups", { name: key, ...preset });
    assert.equal(made.status, 201, JSON.stringify([key, made.body]));
    assert.deepEqual([made.body.rights, made.body.modules], [preset.rights, preset.modules]);
  }
  for (const { id, name } of (await world.as(ada).get("/access-groups")).body.items) {
    const copy = await world.as(ada).post("/access-groups", { name: `Copy of ${name}`, copyOf: id });
    assert.equal(copy.status, 201, JSON.stringify([name, copy.body]));
  }
});

const doneToRecords: readonly string[] = ["edit", "delete", "assign", "merge", "export", "comment"];
const kinds = fc.constantFrom<Kind>("client", "agent");
const drawnGroup = kinds.chain((type) =>
  fc.record({
    type: fc.constant(type),
    modules: type === "agent" ? fc.shuffledSubarray([...modules]) : fc.constant([]),
    given: fc.array(
      fc
        .constantFrom(...subjects.flatMap((subject) => actionsOn(type, subject).map((action) => ({ subject, action }))))
        .chain((right) =>
          fc.record({
            right: fc.constant(right),
            reach: fc.constantFrom(...reachesOf(type, right.subject, right.action)),
          }),
        ),
      { maxLength: 40, size: "max" },
    ),
    fields: fc.dictionary(
      fc.constantFrom(...groupFields(noOwnFields).map(({ field }) => field)),
      fc.constantFrom(...fieldRights),
    ),
  }),
);

test("Whatever rights are written, those that hold are those that are read back, for each subject, action and field", async () => {
  const ids = {
    agent: await anAccessGroup(world.db, "Drawn agents"),
    client: await anAccessGroup(world.db, "Drawn clients", { type: "client" }),
  };
  const people = {
    agent: await aUser(world.db, { firstName: "Drawn", lastName: "Agent" }),
    client: await aUser(world.db, { firstName: "Drawn", lastName: "Client", group: "client" }),
  };
  for (const type of ["agent", "client"] as const)
    await world.db
      .updateTable("contacts")
      .set({ access_group_id: ids[type] })
      .where("id", "=", people[type].id)
      .execute();
  await fc.assert(
    fc.asyncProperty(drawnGroup, async ({ type, modules: sections, given, fields }) => {
      const rights: StoredRights = {};
      for (const { right, reach } of given) (rights[right.subject] ??= {})[right.action] = reach;
      const editable = Object.fromEntries(
        Object.entries(fields).map(([key, right]) => [
          key,
          groupFields(noOwnFields)
            .find(({ field }) => field === key)
            ?.rights.includes(right)
            ? right
            : "shown",
        ]),
      );
      const path = `/access-groups/${ids[type]}`;
      const { version } = (await world.as(ada).get(path)).body;
      const patched = await world.as(ada).patch(path, { rights, modules: sections, fields: editable, version });
      assert.equal(patched.status, 200, JSON.stringify(patched.body));
      const read = (await world.as(ada).get(path)).body;
      const actor = await findActor(world.db, people[type].id);
      assert.ok(actor);
      for (const subject of subjects)
        for (const action of actions) {
          const said: Reach = read.rights[subject]?.[action] ?? "none";
          assert.equal(said, rights[subject]?.[action] ?? "none");
          const section = subject.startsWith("contacts.") ? "contacts" : subject;
          const connected: readonly string[] = sections;
          const isConnected =
            type === "client" || !modules.some((one) => one === section) || connected.includes(section);
          assert.equal(storedReach(actor, subject, action), said);
          // Nobody does anything to a record that he does not see.
          const seen: Reach = read.rights[subject]?.see ?? "none";
          const isDone = doneToRecords.includes(action) && modules.some((one) => one === section);
          const due = isDone && isWider(type, said, seen) ? seen : said;
          assert.equal(reachOf(actor, subject, action), isConnected ? due : "none", `${subject}:${action}`);
        }
      for (const [key, right] of Object.entries(editable)) {
        assert.equal(read.fields[key], right);
        if (key !== "departments") assert.equal(fieldRight(actor, key), right);
      }
    }),
    { numRuns: 40 },
  );
});
