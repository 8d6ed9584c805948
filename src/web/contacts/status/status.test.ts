import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes, type View } from "../../../testing/browser.ts";
import { aUser } from "../../../testing/builders.ts";
import { aMember } from "../../../testing/groups.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lindqvist" }, jobs: true });

async function open(path: string, view?: View): Promise<Page> {
  const page = await browsed.open(path, { as: browsed.admin, ...view });
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

const aContact = async (contact: Record<string, unknown>): Promise<string> =>
  (await browsed.admin.post("/contacts", contact)).body.id;
const show = async (id: string) => (await browsed.admin.get(`/contacts/${id}`)).body;
const statusButton = (page: Page) => page.getByRole("button", { name: /^Status:/ });
const undo = (page: Page) => page.getByRole("status").getByRole("button", { name: "Undo" });

test("On the card somebody is blocked with a reason and an end; the card says so at once, and unblocks", async () => {
  const id = await aContact({ firstName: "Taras", lastName: "Shevchuk" });
  const page = await open(`/contacts/${id}`);
  await statusButton(page).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Block…" }).click();
  const dialog = page.getByRole("dialog", { name: "Block Taras Shevchuk?" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Does not pay");
  await dialog.getByRole("radio", { name: "Until a day" }).click();
  await dialog.getByRole("textbox", { name: "Year" }).fill("2999");
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Block", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  const note = page.getByRole("status").filter({ hasText: "Blocked." });
  await note.getByText(/by Marta Lindqvist\. Until .*2999.* Reason: Does not pay/).waitFor();
  const { status, blocked } = await show(id);
  assert.deepEqual(
    [status, blocked.reason, new Date(blocked.until).getUTCFullYear()],
    ["blocked", "Does not pay", 2999],
  );
  const told = page.getByRole("region", { name: "Timeline" }).getByRole("listitem").first();
  await told.getByText("Marta Lindqvist blocked this contact").waitFor();
  await told.getByText("Reason: Does not pay").waitFor();

  await note.getByRole("button", { name: "Unblock…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Unblock", exact: true }).click();
  await page.getByText("Taras Shevchuk is active again").waitFor();
  assert.equal((await show(id)).status, "active");
  await undo(page).last().click();
  await note.waitFor();
  assert.equal((await show(id)).blocked.reason, "Does not pay", "taken back, with its reason");
});

test("An end that is past is refused at its place, and what was typed stays", async () => {
  const id = await aContact({ firstName: "Jonas", lastName: "Past" });
  const page = await open(`/contacts/${id}`);
  await statusButton(page).click();
  await page.getByRole("menuitem", { name: "Block…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("for a while");
  await dialog.getByRole("radio", { name: "Until a day" }).click();
  await dialog.getByRole("textbox", { name: "Year" }).fill("2001");
  await dialog.getByRole("button", { name: "Block", exact: true }).click();
  await dialog.getByText("This is past already.").waitFor();
  assert.equal(await dialog.getByRole("textbox", { name: "Reason" }).inputValue(), "for a while");
  assert.equal((await show(id)).status, "active");
});

test("An agent is fired for good: what goes is counted and goes to a colleague, and it is shown what was done", async () => {
  const leaver = await aUser(browsed.world.db, { firstName: "Lars", lastName: "Leaver" });
  await aUser(browsed.world.db, { firstName: "Hanna", lastName: "Heir" });
  const owned = await aContact({ firstName: "Owned", lastName: "One", owner: leaver.id });
  await aContact({ firstName: "Owned", lastName: "Two", owner: leaver.id });
  await browsed.admin.post("/companies", { name: "Leaving Ltd", owner: leaver.id });
  const on = { kind: "contact", id: owned };
  const { body: task } = await browsed.admin.post("/tasks", {
    title: "Call Owned",
    kind: "call",
    assignee: leaver.id,
    on,
  });
  const page = await open(`/contacts/${leaver.id}`);
  await statusButton(page).click();
  await page.getByRole("menuitem", { name: "Fire…" }).click();
  const dialog = page.getByRole("dialog", { name: "Fire Lars Leaver?" });
  await dialog.getByText("This is final: fired people never become active again.").waitFor();
  await dialog.getByText("2 contacts owned", { exact: true }).waitFor();
  await dialog.getByText("1 company owned", { exact: true }).waitFor();
  await dialog.getByText("1 open task", { exact: true }).waitFor();
  await dialog.getByRole("combobox", { name: /2 contacts owned/ }).fill("Hanna");
  await page.getByRole("option", { name: "Hanna Heir" }).click();
  assert.equal(
    await dialog.getByRole("combobox", { name: /1 company owned/ }).inputValue(),
    "Hanna Heir",
    "the first colleague gets the rest, until said otherwise",
  );
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Fire and hand over" }).click();
  const done = page.getByRole("dialog", { name: "Lars Leaver is fired" });
  await done.getByText("4 records were handed over.").waitFor();
  assert.equal((await show(owned)).owner.name, "Hanna Heir");
  assert.equal((await browsed.admin.get(`/tasks/${task.id}`)).body.assignee.name, "Hanna Heir");
  await done.getByRole("button", { name: "Close" }).last().click();
  await page
    .getByRole("status")
    .filter({ hasText: "Fired." })
    .getByText(/by Marta Lindqvist\. This is final\./)
    .waitFor();
  assert.equal(await statusButton(page).count(), 0, "nothing more is offered");
});

test("What the access group demands at a status is asked for in the dialog and kept with it", async () => {
  const nora = await aMember(browsed.world.db, "Nora", {
    rights: { "contacts.clients": { see: "all", edit: "all" } },
    modules: ["contacts", "companies"],
  });
  await browsed.world.db
    .updateTable("access_groups")
    .set({ field_rules: JSON.stringify({ jobTitle: { requiredAt: ["blocked"] } }) })
    .where("name", "=", "Group of Nora")
    .execute();
  const id = await aContact({ firstName: "Demanded", lastName: "Once" });
  const page = await open(`/contacts/${id}`, { as: browsed.world.as(nora) });
  await statusButton(page).click();
  assert.equal(await page.getByRole("menuitem", { name: "Fire…" }).count(), 0, "clients are not fired");
  await page.getByRole("menuitem", { name: "Block…" }).click();
  const dialog = page.getByRole("dialog");
  const go = dialog.getByRole("button", { name: "Block", exact: true });
  await dialog.getByRole("textbox", { name: "Job title" }).waitFor();
  assert.equal(await go.isDisabled(), true);
  await dialog.getByRole("textbox", { name: "Job title" }).fill("Debtor");
  await go.click();
  await dialog.waitFor({ state: "detached" });
  const { status, jobTitle } = await show(id);
  assert.deepEqual([status, jobTitle], ["blocked", "Debtor"]);
});

test("Nobody is offered to change his own status, and who may not edit is offered none", async () => {
  const viewer = await aMember(browsed.world.db, "Vera", {
    rights: { "contacts.clients": { see: "all" } },
    modules: ["contacts", "companies"],
  });
  const id = await aContact({ firstName: "Only", lastName: "Looked" });
  const page = await open(`/contacts/${browsed.administrator.id}`);
  await page.locator(".chead .st").waitFor();
  assert.equal(await statusButton(page).count(), 0);
  const looked = await open(`/contacts/${id}`, { as: browsed.world.as(viewer) });
  await looked.locator(".chead .st").waitFor();
  assert.equal(await statusButton(looked).count(), 0);
});

test("In the list the status is changed in its cell, by keyboard, with the card's own dialog", async () => {
  const id = await aContact({ firstName: "Celia", lastName: "Inlist" });
  const page = await open("/contacts?q=inlist");
  const cell = page.locator('[data-row="0"] [data-key="status"]');
  await cell.getByText("Active").waitFor();
  await cell.focus();
  await page.keyboard.press("F2");
  await page.getByRole("option", { name: "Blocked" }).waitFor();
  assert.equal(await page.getByRole("option", { name: "Fired" }).count(), 0);
  await page.keyboard.type("bl");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Block Celia Inlist?" });
  await dialog.waitFor();
  await page.keyboard.type("From the list");
  await dialog.getByRole("button", { name: "Block", exact: true }).click();
  await cell.getByText("Blocked").waitFor();
  assert.equal((await show(id)).blocked.reason, "From the list");
  await undo(page).click();
  await cell.getByText("Active").waitFor();
});

test("Many get a status at once: it is told beforehand who stays and why, and one press takes it back", async () => {
  for (const firstName of ["Una", "Ulf"]) await aContact({ firstName, lastName: "Multitude" });
  const agent = await aUser(browsed.world.db, { firstName: "Uwe", lastName: "Multitude" });
  const page = await open("/contacts?q=multitude&sort=firstName");
  await page.locator('[data-row="2"]:not([aria-busy])').waitFor();
  for (const row of [0, 1, 2]) await page.locator(`[data-row="${row}"] .chk`).click();
  await page.getByRole("button", { name: "Set status" }).click();
  const dialog = page.getByRole("dialog", { name: "Status of 3 contacts" });
  await dialog.getByText("3 contacts get this status.").waitFor();
  await dialog.getByRole("radio", { name: "Fired" }).click();
  await dialog.getByText("2 stay as they are: Only agents are fired; block a client instead.").waitFor();
  await dialog.getByText("1 contact gets this status.").waitFor();
  await dialog.getByText("This cannot be undone.").waitFor();
  await dialog.getByRole("button", { name: "Fire 1 contact for good" }).waitFor();
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("radio", { name: "Blocked" }).click();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("All of them");
  await dialog.getByRole("button", { name: "Block 3 contacts" }).click();
  await page.getByText("3 contacts blocked").waitFor();
  assert.equal((await show(agent.id)).blocked.reason, "All of them");
  await undo(page).click();
  await page.getByText("3 changes taken back").waitFor();
  assert.equal((await show(agent.id)).status, "active");
});

test("On a phone the status is changed as well, and the dialog fits", async () => {
  const id = await aContact({ firstName: "Phone", lastName: "Width" });
  const page = await open(`/contacts/${id}`, { width: 390, height: 844 });
  await statusButton(page).click();
  await page.getByRole("menuitem", { name: "Block…" }).click();
  await page.getByRole("radio", { name: "Until a day" }).click();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, String(wide));
  await page.getByRole("button", { name: "Block", exact: true }).click();
  await page.getByRole("status").filter({ hasText: "Blocked." }).first().waitFor();
});
