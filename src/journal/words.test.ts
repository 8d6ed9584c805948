import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { auditActions, auditKinds, contactActions } from "../audit/actions.ts";
import { batchActions } from "../batches/api.ts";
import { companyFields } from "../companies/fields.ts";
import { contactFields } from "../contacts/fields.ts";
import { opportunityFields } from "../opportunities/fields.ts";
import { aUser } from "../testing/builders.ts";
import type { Client, Reply } from "../testing/client.ts";
import { aWorld, type World } from "../testing/world.ts";
import { languages, words } from "../words/words.ts";

type Loose = Reply["body"];

/** Fields that the journal tells of beside those that are written as such, by the kind of record. */
const toldOf: Readonly<Record<string, readonly string[]>> = {
  tag: ["name", "color", "mergedInto"],
  note: ["html"],
  file: ["name"],
  task: ["kind", "title", "text", "due", "reminder", "assignee", "on", "done", "outcome"],
  contact: [
    "mentionsByMail",
    "followsByMail",
    "status",
    "blocked",
    "picture",
    "signInEmail",
    "invitation",
    "mail",
    "to",
  ],
  contactGroup: ["name", "description", "mergedInto"],
  pipeline: ["name", "stages"],
  accessGroup: ["name", "type", "signIn", "modules", "secondFactorRequired"],
  department: ["name", "parent", "people", "heads"],
  blocklist: ["value", "subdomains", "note"],
  token: ["name", "scopes", "expiresAt"],
  view: ["name", "shared", "groups", "search", "filter", "sort", "columns", "widths", "density"],
  installation: [
    "name",
    "companiesWord",
    "serialsUnique",
    "language",
    "timeZone",
    "currency",
    "country",
    "logo",
    "host",
    "port",
    "security",
    "user",
    "certificate",
    "fromAddress",
    "fromName",
    "password",
  ],
};
const rooms: Readonly<Record<string, string>> = {
  contact: "contacts",
  company: "companies",
  contactGroup: "contactGroups",
  opportunity: "opportunities",
  equipment: "equipment",
};

/** What i18next answers for a key that is not there. */
const bare = (key: string) => key.slice(key.indexOf(":") + 1);

for (const language of languages) {
  const say = words(language);
  const mute = (keys: readonly string[]) => keys.filter((key) => say(key, { count: 2 }) === bare(key));

  test(`In "${language}" every deed and every kind of record of the journal has words, and those done to contacts a sentence`, () => {
    assert.ok(contactActions.length > 20);
    assert.deepEqual(mute(auditActions.map((action) => `audit:action.${action}`)), []);
    assert.deepEqual(mute(auditKinds.map((kind) => `audit:kind.${kind}`)), []);
    assert.deepEqual(mute(contactActions.map((action) => `card:history.action.${action}`)), []);
  });

  test(`In "${language}" every field that the journal tells of has a name`, () => {
    const written = (fields: Record<string, { write: unknown }>) =>
      Object.entries(fields).flatMap(([key, { write }]) => (write === null ? [] : [key]));
    const told = [
      ...Object.entries(toldOf).flatMap(([kind, keys]) => keys.map((key) => [kind, key] as const)),
      ...written(contactFields).map((key) => ["contact", key] as const),
      ...written(companyFields).map((key) => ["company", key] as const),
      ...written(opportunityFields).map((key) => ["opportunity", key] as const),
    ];
    const unnamed = told.filter(
      ([kind, key]) =>
        mute([`fields:${rooms[kind] ?? kind}.${key}`]).length > 0 && mute([`audit:field.${key}`]).length > 0,
    );
    assert.deepEqual(unnamed, []);
  });

  test(`In "${language}" every work that batches do has words while it runs and when it has ended`, () => {
    assert.deepEqual(mute(batchActions.flatMap((action) => [`work:what.${action}`, `work:ended.${action}`])), []);
  });
}

let world: World;
let api: Client;
before(async () => {
  world = await aWorld();
  api = world.as(await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" }));
});
after(() => world.close());

test("What an access group was given is told by the names of the right and of the field", async () => {
  const body = { name: "Help desk", type: "agent", modules: ["contacts"] };
  const { id, version } = (await api.post("/access-groups", body)).body;
  const changed = await api.patch(`/access-groups/${id}`, {
    rights: { "contacts.clients": { see: "own" } },
    fields: { birthday: "hidden" },
    version,
  });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  const [entry] = (await api.get(`/audit?subject=${id}&action=updated`)).body.items;
  const labels: Loose = entry.labels;
  assert.equal(labels["rights.contacts.clients:see"], "Right: Contacts: clients, See");
  assert.equal(labels["fields.birthday"], "Field “Birthday”");
});
