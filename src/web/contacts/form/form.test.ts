import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../../testing/browsed-world.ts";
import { expectAccessible, focusOn } from "../../../testing/browser.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lindqvist" } });

async function open(path: string): Promise<Page> {
  const page = await browsed.open(path, { as: browsed.admin });
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

const idOf = (page: Page) => new URL(page.url()).pathname.split("/").at(-1);

test("A contact is made with all that belongs to it, by Ctrl and Enter, and its card opens", async () => {
  await browsed.admin.post("/contact-groups", { name: "Congress 2026" });
  const page = await open("/contacts/new");
  await page.getByLabel("First name").fill("Kateryna");
  await page.getByLabel("Last name").fill("Bondarenko");
  await page.getByRole("textbox", { name: "E-mail 1" }).fill("k@oberih.example");
  await page.getByRole("textbox", { name: "Phone 1" }).fill("+380 67 412 88 03");
  await page.getByLabel("Congress 2026").check();
  await page.getByPlaceholder("Search companies").fill("Oberih Clinic");
  await page.getByRole("button", { name: "Make the company “Oberih Clinic”" }).click();
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByRole("heading", { level: 1, name: "Kateryna Bondarenko" }).waitFor();
  const { body } = await browsed.admin.get(`/contacts/${idOf(page)}`);
  assert.deepEqual(
    [body.emails[0].value, body.phones[0].e164, body.groups[0].name, body.companies[0].name, body.owner.name],
    ["k@oberih.example", "+380674128803", "Congress 2026", "Oberih Clinic", "Marta Lindqvist"],
  );
});

test("What is missing is said beside its field once it was left or saving was tried, and takes the focus", async () => {
  const page = await open("/contacts/new");
  await page.getByLabel("First name").focus();
  await page.keyboard.press("Tab");
  await page.getByText("First name is needed: fill it in.").waitFor();
  assert.equal(await page.getByText("Last name is needed: fill it in.").count(), 0);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Last name is needed: fill it in.").waitFor();
  await focusOn(page.getByLabel("First name"));
  await expectAccessible(page);
  await page.getByLabel("First name").fill("Jonas");
  assert.equal(await page.getByText("First name is needed: fill it in.").count(), 0);
});

test("The form begins in its first field; the button pressed on leaving it stays under the press, whatever is missing", async () => {
  const page = await open("/contacts/new");
  await page.getByLabel("First name").and(page.locator(":focus")).waitFor();
  await page.getByRole("button", { name: "Prefix, middle name, suffix" }).click();
  await page.getByText("First name is needed: fill it in.").waitFor();
  await page.getByLabel("Middle name").waitFor();
});

test("What only the server knows to be wrong stands beside its field, and what was typed is kept", async () => {
  const page = await open("/contacts/new");
  await page.getByLabel("First name").fill("Grace");
  await page.getByLabel("Last name").fill("Whitfield");
  await page.getByRole("button", { name: "Add an e-mail" }).click();
  await page.getByRole("textbox", { name: "E-mail 2" }).fill("grace..whitfield@ashdown.example");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("alert").getByText("Not saved.").waitFor();
  // The empty line above was left out, so that the place the server names is the one on the page.
  assert.equal(await page.getByRole("textbox", { name: "E-mail 1" }).getAttribute("aria-invalid"), "true");
  assert.equal(await page.getByLabel("First name").inputValue(), "Grace");
});

test("A lost connection loses nothing: the same press saves when it is back", async () => {
  const page = await open("/contacts/new");
  await page.getByLabel("First name").fill("Diego");
  await page.getByLabel("Last name").fill("Ramos");
  await page.route("**/api/v1/contacts", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Nothing is lost").waitFor();
  await page.unroute("**/api/v1/contacts");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Diego Ramos" }).waitFor();
});

test("Nobody leaves by mistake what is not saved", async () => {
  const page = await open("/contacts/new");
  await page.getByLabel("First name").fill("Aisha");
  await page.getByRole("link", { name: "Contact groups" }).click();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Stay here" }).click();
  assert.equal(await page.getByLabel("First name").inputValue(), "Aisha");
  await page.keyboard.press("Escape");
  await question.getByRole("button", { name: "Leave" }).click();
  await page.getByLabel("First name").waitFor({ state: "detached" });
});

test("Who is perhaps known already is shown while one types", async () => {
  await browsed.admin.post("/contacts", {
    firstName: "Svenja",
    lastName: "Kröger",
    phones: [{ value: "+49 30 5557 118" }],
  });
  const page = await open("/contacts/new");
  await page.getByRole("textbox", { name: "Phone 1" }).fill("+49305557118");
  const known = page.getByRole("complementary", { name: "Perhaps known already" });
  await known.getByRole("link", { name: "Svenja Kröger same phone" }).waitFor();
});

test("Save and create another begins anew with the first field", async () => {
  const page = await open("/contacts/new");
  await page.getByLabel("First name").fill("Théo");
  await page.getByLabel("Last name").fill("Garnier");
  await page.getByRole("button", { name: "Save and create another" }).click();
  await page.getByText("Théo Garnier created").waitFor();
  assert.equal(await page.getByLabel("First name").inputValue(), "");
});

test("The form of somebody who is there saves only what was changed, and asks when both changed the same", async () => {
  const { body } = await browsed.admin.post("/contacts", { firstName: "Lucía", lastName: "Herrero", jobTitle: "Vet" });
  const page = await open(`/contacts/${body.id}?edit=form`);
  await page.getByLabel("Job title").fill("Surgeon");
  await browsed.admin.patch(`/contacts/${body.id}`, { jobTitle: "Dentist", nickname: "Lu", version: body.version });
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.getByRole("alert").getByText("Dentist").waitFor();
  await page.getByRole("button", { name: "Save mine" }).click();
  await page.getByRole("button", { name: "Edit", exact: true }).waitFor();
  const { body: saved } = await browsed.admin.get(`/contacts/${body.id}`);
  assert.deepEqual([saved.jobTitle, saved.nickname], ["Surgeon", "Lu"]);
});
