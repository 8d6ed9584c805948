import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessible, expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aUser, type Person } from "../../testing/builders.ts";

const browsed = aBrowsedWorld();

describe("Tasks on the page", () => {
  let ann: Person;
  let bob: Person;
  let greta: string;
  before(async () => {
    await browsed.begun();
    ann = await aUser(browsed.world.db, { firstName: "Ann", lastName: "Lee" });
    bob = await aUser(browsed.world.db, { firstName: "Bob", lastName: "Ray" });
    greta = (await browsed.world.as(ann).post("/contacts", { firstName: "Greta", lastName: "Gone" })).body.id;
  });

  const as = (person: Person) => browsed.world.as(person);
  const line = (at: Page | Locator, title: string): Locator => at.getByRole("listitem").filter({ hasText: title });
  const group = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });
  const undo = (page: Page) => page.getByRole("status").getByRole("button", { name: "Undo" }).last();

  test("By keyboard: a title and Enter make a task for today; it is opened, given a day and a colleague, ticked off, and the tick is taken back", async () => {
    const page = await browsed.open("/contacts", { as: as(ann) });
    await page
      .getByRole("link", { name: /^Tasks/ })
      .first()
      .waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("k");
    await page.getByRole("heading", { level: 1, name: "Tasks" }).waitFor();
    await page.getByText("Nothing to do").waitFor();
    await page.keyboard.press("n");
    await page.keyboard.type("Send the offer");
    await page.keyboard.press("Enter");
    await line(group(page, "Today"), "Send the offer").waitFor();
    await page.getByRole("link", { name: /^Tasks ?1$/ }).waitFor();
    await page.keyboard.type("Read the contract");
    await page.keyboard.press("Enter");
    await line(group(page, "Today"), "Read the contract").waitFor();
    await expectAccessibleInBothThemes(page);

    await line(page, "Read the contract").getByRole("button", { name: "Read the contract" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Edit task" });
    await dialog.getByRole("button", { name: "Tomorrow" }).press("Enter");
    await dialog.getByRole("combobox", { name: "Reminder" }).press("ArrowDown");
    await page.getByRole("option", { name: "A day before" }).click();
    await dialog.getByRole("combobox", { name: "About" }).fill("gret");
    await page.getByRole("option", { name: "Greta Gone" }).waitFor();
    await page.keyboard.press("Enter");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Save" }).press("Enter");
    await dialog.waitFor({ state: "detached" });
    const moved = line(group(page, "Tomorrow"), "Read the contract");
    await moved.getByRole("link", { name: "Greta Gone" }).waitFor();

    await line(page, "Send the offer").getByRole("checkbox").press("Space");
    await line(page, "Send the offer").waitFor({ state: "detached" });
    await undo(page).press("Enter");
    await line(group(page, "Today"), "Send the offer").waitFor();
    await line(page, "Send the offer").getByRole("checkbox").press("Space");
    await line(page, "Send the offer").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Done", exact: true }).press("Enter");
    await line(group(page, "Done"), "Send the offer").waitFor();
    await expectAccessibleInBothThemes(page);
  });

  test("On a card: an overdue task says so, a call is ticked off with what came of it and stands in the timeline, at the colleague's too", async () => {
    const on = { kind: "contact", id: greta };
    await as(ann).post("/tasks", { title: "Ask about the invoice", kind: "call", due: "2026-01-05", on });
    const page = await browsed.open(`/contacts/${greta}`, { as: as(ann) });
    const theirs = await browsed.open(`/contacts/${greta}`, { as: as(bob) });
    const block = (at: Page) => at.getByRole("region", { name: "Tasks", exact: true });
    await line(block(page), "Ask about the invoice")
      .getByText(/^Overdue: /)
      .waitFor();
    await line(block(theirs), "Ask about the invoice").waitFor();
    await expectAccessibleInBothThemes(page);

    await line(block(page), "Ask about the invoice").getByRole("checkbox").click();
    const dialog = page.getByRole("dialog", { name: "Call made: Ask about the invoice" });
    await dialog.getByRole("textbox", { name: "What came of it" }).fill("Pays on Friday");
    await page.keyboard.press("Enter");
    const past = (at: Page) => at.getByRole("region", { name: "Timeline" }).getByRole("listitem");
    await past(page).filter({ hasText: "Pays on Friday" }).waitFor();
    await past(theirs).filter({ hasText: "Ann Lee called" }).filter({ hasText: "Pays on Friday" }).waitFor();
    await page.getByRole("tab", { name: "Tasks" }).click();
    await page.waitForURL(/show=tasks/);
    await past(page).filter({ hasText: "Pays on Friday" }).waitFor();

    await block(page).getByRole("button", { name: "New task" }).first().click();
    const form = page.getByRole("dialog", { name: "New task" });
    await form.getByRole("button", { name: "Add" }).click();
    await form.getByText("Say what is to be done.").waitFor();
    await form.getByRole("textbox", { name: /^Title/ }).fill("Write to her");
    await form.getByRole("combobox", { name: "Who does it" }).fill("bob");
    await page.getByRole("option", { name: "Bob Ray" }).click();
    await form.getByRole("button", { name: "Add" }).click();
    await line(block(page), "Write to her").getByText("Bob Ray").waitFor({ state: "attached" });
    await line(block(theirs), "Write to her").waitFor();
    const bell = theirs.getByRole("button", { name: "Notifications: 1 unread" });
    await bell.click();
    await theirs.getByRole("link", { name: /Ann Lee gave you a task/ }).click();
    await theirs
      .getByRole("dialog", { name: "Edit task" })
      .getByRole("textbox", { name: /^Title/ })
      .waitFor();
    assert.equal(
      await theirs
        .getByRole("dialog")
        .getByRole("textbox", { name: /^Title/ })
        .inputValue(),
      "Write to her",
    );
    await theirs.getByRole("dialog").getByRole("button", { name: "Delete task" }).click({ timeout: 10_000 });
    await theirs.getByRole("dialog").waitFor({ state: "detached" });
    await undo(theirs).click();
    await line(theirs, "Write to her").waitFor();
  });

  test("A refusal keeps what was typed and says why; everybody's and one person's tasks stand in the address; narrow, too", async () => {
    const page = await browsed.open("/tasks", { as: as(bob), width: 390, height: 844 });
    const field = page.getByRole("textbox", { name: "New task" });
    await field.fill("While away");
    await page.context().setOffline(true);
    await field.press("Enter");
    await page.getByText("No connection. Try again when you are online.").waitFor();
    assert.equal(await field.inputValue(), "While away");
    await page.context().setOffline(false);
    await field.press("Enter");
    await line(page, "While away").waitFor();
    await page.getByRole("radio", { name: "Everybody’s" }).click();
    await page.waitForURL(/whose=all/);
    await line(page, "Read the contract").waitFor();
    await page.getByRole("radio", { name: "One person’s" }).click();
    await page.getByRole("combobox", { name: "Whose" }).fill("ann");
    await page.getByRole("option", { name: "Ann Lee" }).click();
    await page.waitForURL((url) => url.searchParams.get("whose") === ann.id);
    await line(page, "While away").waitFor({ state: "detached" });
    await line(page, "Read the contract").waitFor();
    await expectAccessibleInBothThemes(page);
  });
});
