import assert from "node:assert/strict";
import { before, test } from "node:test";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aMember } from "../../testing/groups.ts";

const browsed = aBrowsedWorld();
let company: { id: string };
before(async () => {
  await browsed.begun();
  company = (await browsed.admin.post("/companies", { name: "Nordlicht" })).body;
  await browsed.admin.post("/companies", { name: "Nordlich", domains: [{ domain: "nordlich.example" }] });
  for (const firstName of ["Nele", "Olaf"])
    await browsed.admin.post("/contacts", {
      firstName,
      lastName: "Berg",
      emails: [{ value: `${firstName}@nordlicht.example` }],
    });
});

test("A domain is added, refused with its reason, others' are told; people join after a preview and are taken back; one becomes manager", async () => {
  const page = await browsed.open(`/companies/${company.id}`, { as: browsed.admin });
  const undo = (said: string) =>
    page.locator(".toast", { hasText: said }).getByRole("button", { name: "Undo" }).click();
  const domains = page.getByRole("region", { name: "Domains" });
  await domains.getByRole("button", { name: "Add a domain" }).first().click();
  const typed = domains.getByRole("textbox", { name: "Domain" });
  await typed.fill("gmail.com");
  await typed.press("Enter");
  await domains.getByText("At gmail.com anybody can have a mailbox").waitFor();
  await expectAccessibleInBothThemes(page);
  await typed.fill("Nordlicht.example");
  await domains.getByRole("checkbox", { name: "Subdomains as well" }).check();
  await typed.press("Enter");
  await page.getByText("Nordlicht.example added").waitFor();
  await domains.getByText("People join by themselves · subdomains too").waitFor();
  await domains.getByText("nordlicht.example looks like nordlich.example of Nordlich.").waitFor();

  await domains.getByRole("button", { name: "2 contacts would join…" }).click();
  const dialog = page.getByRole("dialog", { name: "Have 2 contacts join Nordlicht?" });
  await dialog.getByText("Nele Berg").waitFor();
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Have 2 join" }).click();
  await undo("2 contacts joined Nordlicht");
  // Until then nobody would join, whatever the page still shows.
  await page.getByText("2 changes taken back").waitFor();
  await domains.getByRole("button", { name: "2 contacts would join…" }).click();
  await dialog.getByRole("button", { name: "Have 2 join" }).click();
  const people = page.getByRole("tabpanel", { name: "People" });
  await people.getByRole("row", { name: /Olaf Berg/ }).waitFor();

  const managers = page.getByRole("region", { name: "Managers" });
  await managers.getByRole("button", { name: "Add a manager" }).first().click();
  await managers.getByRole("combobox", { name: "Who manages it" }).fill("Nele");
  await page.getByRole("option", { name: "Nele Berg" }).click();
  await managers.getByRole("checkbox", { name: "Closes them" }).check();
  await expectAccessibleInBothThemes(page);
  await managers.getByRole("button", { name: "Save" }).click();
  await undo("Nele Berg manages it");
  await managers.getByText("sees, answers, closes").waitFor({ state: "detached" });
  await managers.getByRole("button", { name: "Add Default contact" }).click();
  await managers.getByRole("combobox", { name: "Default contact" }).fill("Olaf");
  await page.getByRole("option", { name: "Olaf Berg" }).click();
  await managers.getByRole("link", { name: "Olaf Berg" }).waitFor();
});

test("Who has joined by himself is marked on his card, and confirmed there", async () => {
  const { body: contact } = await browsed.admin.post("/contacts", {
    firstName: "Pia",
    lastName: "Lund",
    emails: [{ value: "pia@nordlicht.example" }],
  });
  assert.equal(contact.companies[0].unverified, true);
  const page = await browsed.open(`/contacts/${contact.id}`, { as: browsed.admin });
  const companies = page.getByRole("region", { name: "Companies" });
  await companies.getByText("Unverified").waitFor();
  await expectAccessibleInBothThemes(page);
  await companies.getByRole("button", { name: "Confirm that this person belongs to Nordlicht" }).click();
  await companies.getByText("Unverified").waitFor({ state: "detached" });
});

test("A manager sees the people he manages in his account, on a phone as well, and which of them nobody has verified", async () => {
  const mona = await aMember(browsed.world.db, "Mona", {
    type: "client",
    rights: { "contacts.clients": { see: "managed" }, companies: { see: "managed" } },
  });
  await browsed.admin.post("/contacts", {
    firstName: "Rolf",
    lastName: "Lund",
    emails: [{ value: "rolf@nordlicht.example" }],
  });
  const { body: card } = await browsed.admin.get(`/contacts/${mona.id}`);
  await browsed.admin.patch(`/contacts/${mona.id}`, { companies: [{ id: company.id }], version: card.version });
  const { body: firm } = await browsed.admin.get(`/companies/${company.id}`);
  await browsed.admin.patch(`/companies/${company.id}`, { managers: [{ contact: mona.id }], version: firm.version });
  const page = await browsed.open("/", { as: browsed.world.as(mona), width: 390 });
  const people = page.getByRole("region", { name: "People you manage" });
  await people.getByText("Rolf Lund").waitFor();
  await people.getByText("Unverified").first().waitFor();
  assert.equal(await people.getByText("Mona Member").count(), 0);
  await expectAccessibleInBothThemes(page);
});
