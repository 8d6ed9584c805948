import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../../testing/browsed-world.ts";
import { expectAccessible, focusOn, type View } from "../../../testing/browser.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lindqvist" } });

async function aContact(contact: Record<string, unknown>): Promise<{ id: string; version: number }> {
  const { body } = await browsed.admin.post("/contacts", contact);
  return body;
}

async function openCard(id: string, view?: View): Promise<Page> {
  const page = await browsed.open(`/contacts/${id}`, { as: browsed.admin, ...view });
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

const row = (page: Page, name: string) => page.locator(".pr", { has: page.getByText(name, { exact: true }) });
const show = async (id: string) => (await browsed.admin.get(`/contacts/${id}`)).body;

test("A value is edited in its place by keyboard, stands in the history, and is taken back by the toast", async () => {
  const { id } = await aContact({ firstName: "Kateryna", lastName: "Bondarenko", jobTitle: "Radiologist" });
  const page = await openCard(id);
  await page.getByRole("button", { name: "Edit Job title" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Head of radiology");
  await page.keyboard.press("Enter");
  await page.getByText("Job title changed").waitFor();
  assert.equal((await show(id)).jobTitle, "Head of radiology");
  await focusOn(page.getByRole("button", { name: "Edit Job title" }));
  const change = page.getByRole("region", { name: "Timeline" }).getByRole("listitem").first();
  await change.getByText("Head of radiology").waitFor();
  assert.equal(await change.locator("del").innerText(), "Radiologist");

  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await row(page, "Job title").getByText("Radiologist").waitFor();
  assert.equal((await show(id)).jobTitle, "Radiologist");
});

test("Esc leaves a value as it was", async () => {
  const { id } = await aContact({ firstName: "Jonas", lastName: "Bergmann", jobTitle: "Buyer" });
  const page = await openCard(id);
  await row(page, "Job title").dblclick();
  await page.keyboard.type("Nobody");
  await page.keyboard.press("Escape");
  await row(page, "Job title").getByText("Buyer").waitFor();
  assert.equal((await show(id)).version, 1);
});

test("A refused e-mail says why beside it and keeps what was typed", async () => {
  const { id } = await aContact({
    firstName: "Grace",
    lastName: "Whitfield",
    emails: [{ value: "grace@ashdown.example", label: "work" }],
  });
  const page = await openCard(id);
  await page.getByRole("button", { name: "Add a way to reach" }).click();
  await page.getByRole("menuitem", { name: "E-mail" }).click();
  await page.keyboard.type("grace at home");
  await page.keyboard.press("Enter");
  const field = page.getByRole("textbox", { name: "E-mail 2" });
  await page.locator(".err-t").first().waitFor();
  assert.equal(await field.inputValue(), "grace at home");
  assert.equal(await field.getAttribute("aria-invalid"), "true");

  await field.fill("grace@home.example");
  await page.getByRole("button", { name: "Move E-mail 2 up" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("E-mail changed").waitFor();
  const { emails } = await show(id);
  assert.deepEqual(
    emails.map(({ value }: { value: string }) => value),
    ["grace@home.example", "grace@ashdown.example"],
  );
});

test("Who was quicker is shown, and one chooses whose value stays; another field changed meanwhile hinders nobody", async () => {
  const { id } = await aContact({ firstName: "Diego", lastName: "Ramos", jobTitle: "Seller" });
  const page = await openCard(id);
  await row(page, "Job title").dblclick();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Mine");
  await browsed.admin.patch(`/contacts/${id}`, { jobTitle: "Theirs", nickname: "Dee", version: 1 });
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("Now it reads: Theirs").waitFor();
  await page.getByRole("button", { name: "Save mine" }).click();
  await page.getByText("Job title changed").waitFor();
  const saved = await show(id);
  assert.deepEqual([saved.jobTitle, saved.nickname], ["Mine", "Dee"]);

  await row(page, "Job title").dblclick();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Mine again");
  await browsed.admin.patch(`/contacts/${id}`, { nickname: "Didi", version: saved.version });
  await page.keyboard.press("Enter");
  await row(page, "Job title").getByText("Mine again").waitFor();
  assert.equal((await show(id)).nickname, "Didi");
});

test("A field goes back to what it was by a press in the history", async () => {
  const { id, version } = await aContact({ firstName: "Aisha", lastName: "Okafor", birthday: "--03-14" });
  await browsed.admin.patch(`/contacts/${id}`, { birthday: "1990-03-15", version });
  const page = await openCard(id);
  await page.getByRole("button", { name: "Put Birthday back" }).click();
  await page.getByText("Birthday put back").waitFor();
  assert.equal((await show(id)).birthday, "--03-14");
});

test("An address is made with country and region chosen by name, and written as its post wants it", async () => {
  const { id } = await aContact({ firstName: "Olena", lastName: "Hrytsenko" });
  const page = await openCard(id);
  await page.getByRole("button", { name: "Add an address" }).first().click();
  await page.getByLabel("Country").fill("United Sta");
  await page.getByRole("option", { name: "United States", exact: true }).click();
  await page.getByLabel("Region").fill("New Y");
  await page.getByRole("option", { name: "New York" }).click();
  await page.getByLabel("City").fill("Albany");
  await page.getByLabel("Postal code").fill("12207");
  await page.getByLabel("Street and number").fill("12 Elm St");
  await page.getByLabel("Billing").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const address = row(page, "Billing");
  await address.getByText("12 Elm St").waitFor();
  await address.getByText("Albany, New York 12207, United States").waitFor();
});

test("A new company is made by its name from the card, and the contact is deleted and taken back", async () => {
  const { id } = await aContact({ firstName: "Théo", lastName: "Garnier" });
  const page = await openCard(id);
  await page.getByRole("button", { name: "Add a company" }).first().click();
  await page.keyboard.type("Laboratoires Vauclair");
  await page.getByRole("option", { name: "Add “Laboratoires Vauclair”" }).click();
  await page.getByLabel("Title there").fill("Buyer");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page
    .getByRole("complementary", { name: "Related" })
    .getByRole("link", { name: "Laboratoires Vauclair" })
    .waitFor();

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.waitForURL("**/contacts");
  await page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();
  await page.getByText("Taken back").waitFor();
  assert.equal((await show(id)).lastName, "Garnier");
});

test("Every editor of the card is accessible; on a phone the parts are tabs", async () => {
  const { id } = await aContact({
    firstName: "Lucía",
    lastName: "Herrero",
    emails: [{ value: "lucia@herrero.example" }],
    description: "<p>Prefers <b>calls</b></p>",
  });
  const page = await openCard(id);
  await page.getByRole("button", { name: "Edit E-mail" }).click();
  await page.getByRole("button", { name: "Add an address" }).first().click();
  await page.getByRole("button", { name: "Edit groups and tags" }).click();
  await page.getByRole("button", { name: "Edit Description" }).click();
  await expectAccessible(page);

  const phone = await openCard(id, { width: 390, height: 844 });
  await phone.getByRole("tab", { name: "Properties" }).click();
  await phone.getByRole("link", { name: "lucia@herrero.example" }).waitFor();
  await phone.reload();
  assert.equal(await phone.getByRole("tab", { name: "Properties" }).getAttribute("aria-selected"), "true");
});
