import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { aMember } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let admin: Client;
before(async () => {
  world = await aWorld();
  admin = world.as(await aUser(world.db, { firstName: "Ada", group: "administrator" }));
});
after(() => world.close());

/** Lines as they were before they were folded (RFC 6350, 3.2). */
function unfolded(text: string): string[] {
  assert.ok(text.endsWith("\r\n"));
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  return text.replaceAll("\r\n ", "").trimEnd().split("\r\n");
}

test("A contact leaves as a vCard 4.0 with all that is known of it, signs and scripts unharmed", async () => {
  const { body: contact } = await admin.post("/contacts", {
    namePrefix: "Dr.",
    firstName: "Катерина",
    middleName: "Олександрівна",
    lastName: "Bond; Arenko, the\\second",
    nickname: "Катя",
    jobTitle: "Head of radiology",
    gender: "female",
    birthday: "--05-14",
    emails: [
      { value: "k.bond@clinic.example", label: "work" },
      { value: "katya@home.example", label: "private" },
    ],
    phones: [{ value: "+380 44 123 45 67 ext. 12", label: "work" }],
    identities: [{ kind: "telegram", externalId: "@k_bond" }],
    websites: ["https://clinic.example"],
    addresses: [{ types: ["billing"], street: "Зоологічна 3", city: "Київ", postalCode: "04119", country: "UA" }],
    companies: [{ name: "Клініка «Оберіг»", title: "Head", department: "X-ray" }],
    tags: ["VIP", "a, b"],
    language: "uk",
    timeZone: "Europe/Kyiv",
    description: "<p>Calls before 11.</p><p>Budget: board</p>",
  });
  const reply = await admin.get(`/contacts/${contact.id}/vcard`);
  assert.equal(reply.status, 200);
  assert.match(reply.headers.get("content-type") ?? "", /^text\/vcard/);
  assert.match(reply.headers.get("content-disposition") ?? "", /^attachment; .*\.vcf/);
  const lines = unfolded(reply.body);
  assert.deepEqual(lines.slice(0, 3), ["BEGIN:VCARD", "VERSION:4.0", `UID:urn:uuid:${contact.id}`]);
  assert.equal(lines.at(-1), "END:VCARD");
  for (const line of [
    "N:Bond\\; Arenko\\, the\\\\second;Катерина;Олександрівна;Dr.;",
    "NICKNAME:Катя",
    "TITLE:Head of radiology",
    "ORG;PREF=1:Клініка «Оберіг»;X-ray",
    "ROLE:Head",
    "EMAIL;TYPE=work;PREF=1:k.bond@clinic.example",
    "EMAIL;TYPE=home:katya@home.example",
    "TEL;TYPE=work;PREF=1;VALUE=uri:tel:+380441234567;ext=12",
    "IMPP:telegram:%40k_bond",
    "ADR;PREF=1:;;Зоологічна 3;Київ;;04119;UA",
    "BDAY:--0514",
    "GENDER:F",
    "CATEGORIES:VIP,a\\, b",
    "NOTE:Calls before 11. Budget: board",
  ])
    assert.ok(lines.includes(line), `${line}\n${lines.join("\n")}`);
});

test("A vCard tells of no hidden field, and takes the right to export", async () => {
  const emails = [{ value: "hidden@vcard.example", label: "" }];
  const { body: contact } = await admin.post("/contacts", { firstName: "Hid", lastName: "Den", emails });
  const see = { "contacts.clients": { see: "all", export: "all" } };
  const reader = await aMember(world.db, "Reader", { rights: see, fields: { emails: "hidden" } });
  const { status, body } = await world.as(reader).get(`/contacts/${contact.id}/vcard`);
  assert.equal(status, 200);
  assert.ok(!String(body).includes("hidden@"));
  const own = { "contacts.clients": { see: "all", export: "own" } };
  const kept = await world.as(await aMember(world.db, "Kept", { rights: own })).get(`/contacts/${contact.id}/vcard`);
  assert.equal(kept.status, 403);
});
