import assert from "node:assert/strict";
import { test } from "node:test";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessible } from "../../testing/browser.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lindqvist" } });

async function aCompany(name: string, more: object = {}): Promise<{ id: string }> {
  return (await browsed.admin.post("/companies", { name, ...more })).body;
}

const shown = async (id: string) => (await browsed.admin.get(`/companies/${id}`)).body;

test("While a company's name is typed into a contact's form near ones are offered; one press takes one, one press makes another", async () => {
  const known = await aCompany("Oberih Klinik GmbH");
  const page = await browsed.open("/contacts/new", { as: browsed.admin });
  await page.getByLabel("First name").fill("Olha");
  await page.getByLabel("Last name").fill("Koval");
  const search = page.getByPlaceholder("Search companies");
  await search.fill("Oberich Klinik");
  const near = page.getByRole("group", { name: "Did you mean one of these?" });
  await near.getByLabel("Oberih Klinik GmbH").waitFor();
  await expectAccessible(page);
  await near.getByLabel("Oberih Klinik GmbH").click();
  await page.getByRole("group", { name: "Oberih Klinik GmbH", exact: true }).waitFor();
  await search.fill("Nordwind Energie");
  await page.getByRole("button", { name: "Make the company “Nordwind Energie”" }).click();
  await page.getByRole("group", { name: "Nordwind Energie", exact: true }).waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Olha Koval" }).waitFor();
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const { companies } = (await browsed.admin.get(`/contacts/${id}`)).body;
  assert.deepEqual(
    companies.map((one: { name: string }) => one.name),
    ["Oberih Klinik GmbH", "Nordwind Energie"],
  );
  assert.equal(companies[0].id, known.id);
});

test("On its card a company's details, address and sites are changed in their place, and taken back", async () => {
  const { id } = await aCompany("Halden Werke");
  const page = await browsed.open(`/companies/${id}`, { as: browsed.admin });
  await page.getByRole("heading", { level: 1, name: "Halden Werke" }).waitFor();
  await page.getByRole("button", { name: "Add Tax number" }).click();
  await page.getByLabel("Tax number", { exact: true }).fill("DE 811 907 980");
  await page.keyboard.press("Enter");
  await page.getByText("DE 811 907 980").waitFor();
  await page.getByRole("button", { name: "Add Industry" }).click();
  await page.getByRole("combobox", { name: "Industry" }).fill("Machines");
  await page.getByRole("option", { name: "Add “Machines”" }).click();
  await page.locator("dd bdi", { hasText: "Machines" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await page.getByRole("button", { name: "Add Industry" }).waitFor();
  const kept = await shown(id);
  assert.deepEqual([kept.industry, kept.taxNumber], ["", "DE 811 907 980"]);
  await page.locator("button.ghost", { hasText: "Add an address" }).click();
  await page.getByLabel("City").fill("Halden");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.locator(".post", { hasText: "Halden" }).waitFor();
  assert.equal((await shown(id)).addresses[0].city, "Halden");
  await page.locator("button.ghost", { hasText: "Add a site" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name").fill("Halden Werke Nord");
  await form.getByRole("button", { name: "Create" }).click();
  await page.getByRole("link", { name: "Halden Werke Nord" }).click();
  await page.getByRole("heading", { level: 1, name: "Halden Werke Nord" }).waitFor();
  await page.getByRole("navigation", { name: "Above it" }).getByRole("link", { name: "Halden Werke" }).waitFor();
  await expectAccessible(page);
});

test("Somebody is added to a company, gets a title there, leaves, and stands among the former", async () => {
  const { id } = await aCompany("Lindgren & Co");
  await browsed.admin.post("/contacts", { firstName: "Ingrid", lastName: "Vik" });
  const page = await browsed.open(`/companies/${id}`, { as: browsed.admin });
  const members = page.getByRole("region", { name: "Members" });
  await members.locator("button.ghost").click();
  await members.getByRole("combobox", { name: "Add somebody" }).fill("Ingrid");
  await page.getByRole("option", { name: "Ingrid Vik" }).click();
  await members.getByRole("link", { name: "Ingrid Vik" }).waitFor();
  await members.getByRole("button", { name: "Edit Ingrid Vik" }).click();
  await members.getByLabel("Title there").fill("Buyer");
  await members.getByRole("button", { name: "Save", exact: true }).click();
  await members.getByText("Buyer").waitFor();
  const [member] = (await browsed.admin.get(`/contacts?company=${id}&fields=companies`)).body.items;
  const [membership] = member.companies;
  assert.equal(membership.title, "Buyer");
  const ended = await browsed.admin.patch(`/contacts/${member.id}`, {
    companies: [{ id, title: "Buyer", to: "2020-05-01" }],
    version: member.version,
  });
  assert.equal(ended.status, 200, JSON.stringify(ended.body));
  await members.getByRole("group", { name: "Former" }).getByRole("link", { name: "Ingrid Vik" }).waitFor();
  await expectAccessible(page);
});

test("What an entry of its history has changed is put back with one press", async () => {
  const { id } = await aCompany("Falken Bau");
  await browsed.admin.patch(`/companies/${id}`, { industry: "Building", version: 1 });
  const page = await browsed.open(`/companies/${id}?tab=timeline`, { as: browsed.admin });
  await page.getByRole("button", { name: "Put back" }).click();
  await page.getByRole("status").getByText("Put back").waitFor();
  await page.getByText("put this back").waitFor();
  assert.equal((await shown(id)).industry, "");
  await expectAccessible(page);
});

test("The form of a new company takes addresses, industry, tags and domains; what is refused is said beside it and nothing typed is lost", async () => {
  await aCompany("Has it", { domains: [{ domain: "kranich.example" }] });
  const page = await browsed.open("/companies?create=yes", { as: browsed.admin });
  const form = page.getByRole("dialog", { name: "Create company" });
  await form.getByLabel("Name", { exact: true }).fill("Kranich");
  await form.getByRole("button", { name: "Addresses, industry, tags, domains" }).click();
  await page
    .locator(":focus")
    .and(form.getByRole("combobox", { name: "Industry" }))
    .waitFor();
  await form.getByLabel("Tax number").fill("DE 99");
  await form.getByLabel("Domains").fill("gmail.com");
  await form.getByRole("button", { name: "Add an address" }).click();
  const address = form.getByRole("group", { name: "Address 1" });
  await address.getByLabel("City").fill("Kassel");
  await expectAccessible(page);
  await form.getByRole("button", { name: "Create", exact: true }).click();
  await form.getByText("This was not saved.").waitFor();
  assert.equal(await form.getByLabel("Domains").getAttribute("aria-invalid"), "true");
  assert.equal(await address.getByLabel("City").inputValue(), "Kassel");
  await form.getByLabel("Domains").fill("kranich-neu.example, kranich-alt.example");
  await form.getByRole("button", { name: "Create", exact: true }).click();
  await form.waitFor({ state: "detached" });
  const [made] = (await browsed.admin.get("/companies?search=Kranich")).body.items;
  assert.deepEqual(
    [made.taxNumber, made.addresses[0].city, made.domains.map(({ name }: { name: string }) => name)],
    ["DE 99", "Kassel", ["kranich-neu.example", "kranich-alt.example"]],
  );
});
