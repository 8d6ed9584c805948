import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { checked, imported, rowsOf, upload } from "../testing/imports.ts";
import { anOwnField } from "../testing/own-fields.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let admin: Client;
before(async () => {
  world = await aWorld({ jobs: true });
  admin = world.as(await aUser(world.db, { firstName: "Ada", group: "administrator" }));
  const options = [{ label: "Gold, pure" }, { label: "Silver" }];
  for (const [name, type] of [
    ["Slogan", "text"],
    ["Score", "number"],
    ["Volume", "money"],
    ["Renewal", "date"],
    ["Last talk", "dateTime"],
    ["Insured", "yesNo"],
    ["Email", "text"],
  ] as const)
    await anOwnField(admin, { name, type });
  await anOwnField(admin, { name: "Metal", type: "choice", options });
  await anOwnField(admin, { name: "Metals", type: "choices", options });
  await anOwnField(admin, { name: "Partner", type: "contact" });
});
after(() => world.close());

async function personBy(email: string) {
  const filter = JSON.stringify({ field: "emails", is: "is", value: email });
  return (await admin.get(`/contacts?filter=${encodeURIComponent(filter)}`)).body.items[0];
}

test("Values of own fields leave by their names and come back as they were, of each type", async () => {
  const partner = (await admin.post("/contacts", { firstName: "Part", lastName: "Ner" })).body;
  const custom = {
    slogan: "=1+1, or so",
    score: -1234.5,
    volume: { amount: 99.95, currency: "UAH" },
    renewal: "2031-02-28",
    lastTalk: "2026-05-31T14:30:00.000Z",
    insured: false,
    email: "not an address",
    metal: "gold-pure",
    metals: ["gold-pure", "silver"],
    partner: partner.id,
  };
  const emails = [{ value: "own@own.test", label: "" }];
  await admin.post("/contacts", { firstName: "Own", lastName: "Fields", emails, custom });
  const file: string = (await admin.get("/contacts/export")).body;
  const [header = ""] = file.split("\r\n");
  for (const name of ["Slogan", "Score", "Volume", "Last talk", "Metals", "custom.email"])
    assert.match(header, new RegExp(`,${name}(,|$)`));
  assert.match(file, /,99\.95 UAH,/);
  const { body } = await upload(admin, file);
  const again = await checked(admin, body.id);
  const own = body.mapping.filter(({ field }: { field: string }) => field.startsWith("custom."));
  assert.equal(own.length, Object.keys(custom).length);
  assert.equal(again.counts.unchanged, 3);
  assert.equal(again.counts.invalid + again.counts.updated + again.counts.created, 0);
});

test("Cells are read as people write such values; what cannot be read is named, with its field", async () => {
  const done = await imported(
    admin,
    [
      "First name;Last name;E-mail;Score;Volume;Renewal;Insured;Metal;Metals;Slogan",
      'Iva;Iva;iva@own.test;"1.234,5";12,50 EUR;31.05.2027;ja;silver;"Silver, ""Gold, pure""";Hej',
      "Eve;Eve;eve@own.test;many;5 EUR;31.05.2027;;Lead;;",
    ].join("\n"),
  );
  assert.equal(done.counts.created, 1);
  assert.equal(done.counts.invalid, 1);
  const iva = await personBy("iva@own.test");
  assert.deepEqual(iva.custom, {
    score: 1234.5,
    volume: { amount: 12.5, currency: "EUR" },
    renewal: "2027-05-31",
    insured: true,
    metal: "silver",
    metals: ["gold-pure", "silver"],
    slogan: "Hej",
  });
  const [bad] = await rowsOf(admin, done.id, "invalid");
  assert.deepEqual(bad.problems.map(({ field, cell }: { field: string; cell: string }) => [field, cell]).toSorted(), [
    ["custom.metal", "Lead"],
    ["custom.score", "many"],
  ]);
});
