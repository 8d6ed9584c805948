import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { anOwnField } from "../testing/own-fields.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let admin: Client;
let greta: Client;
before(async () => {
  world = await aWorld();
  admin = world.as(await aUser(world.db, { firstName: "Ada", group: "administrator" }));
  greta = world.as(await aUser(world.db, { firstName: "Greta", language: "de" }));
});
after(() => world.close());

const shown = async (reader: Client, key: string) => {
  const { items } = (await reader.get("/fields?on=contacts")).body;
  return items.find((field: { key: string }) => field.key === `custom.${key}`).own;
};

test("A field, its heading and its choices are called as each person's language has them, else as they were made", async () => {
  const tier = await anOwnField(admin, {
    name: "Tier",
    type: "choice",
    hint: "How much they buy",
    heading: "Sales",
    options: [{ label: "Gold" }, { label: "Silver", labels: { de: "Silber", uk: "" } }],
    translations: { de: { name: "Stufe", heading: "Verkauf" } },
  });
  const next = await anOwnField(admin, { name: "Next order", type: "date", heading: "Sales" });
  const german = await shown(greta, tier.key);
  assert.deepEqual(
    [german.label, german.hint, german.heading, german.options.map(({ label }: { label: string }) => label)],
    ["Stufe", "How much they buy", "Verkauf", ["Gold", "Silber"]],
  );
  assert.equal((await shown(greta, next.key)).heading, "Verkauf");
  const english = await shown(admin, tier.key);
  assert.deepEqual([english.label, english.heading, english.options[1].label], ["Tier", "Sales", "Silver"]);
  assert.deepEqual(tier.options[1].labels, { de: "Silber" });

  const made = await admin.post("/contacts", { firstName: "Con", lastName: "Tact", custom: { [tier.key]: "gold" } });
  const refused = await greta.patch(`/contacts/${made.body.id}`, { version: 1, custom: { [tier.key]: "tin" } });
  assert.equal(refused.body.errors[0].pointer, `/custom/${tier.key}`);

  const plain = await admin.patch(`/fields/${tier.id}`, { version: tier.version, translations: {} });
  assert.equal(plain.status, 200, JSON.stringify(plain.body));
  assert.equal((await shown(greta, tier.key)).label, "Tier");
  const unknown = await admin.patch(`/fields/${tier.id}`, {
    version: plain.body.version,
    translations: { xx: { name: "?" } },
  });
  assert.deepEqual([unknown.status, unknown.body.errors[0].pointer], [422, "/translations/xx"]);
});
