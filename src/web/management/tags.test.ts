import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aMember } from "../../testing/groups.ts";

const browsed = aBrowsedWorld({ jobs: true });
before(async () => {
  await browsed.begun();
  const people = [
    { firstName: "Anna", lastName: "Able", tags: ["Press", "VIP"] },
    { firstName: "Bert", lastName: "Baker", tags: ["press release"] },
    { firstName: "Cora", lastName: "Cook", tags: ["VIP"] },
  ];
  for (const person of people) await browsed.admin.post("/contacts", person);
});

const row = (page: Page, name: string) => page.locator(`.tags-row[data-tag="${name}"]`);
const undo = (page: Page) => page.getByRole("status").getByRole("button", { name: "Undo" }).last();
const tagsOf = async (lastName: string) => (await browsed.admin.get(`/contacts?search=${lastName}`)).body.items[0].tags;

test("A tag is made with a color, renamed to one that is there, merged with it instead, and all of it taken back", async () => {
  const page = await browsed.open("/management/tags", { as: browsed.admin });
  await row(page, "Press").getByRole("link", { name: "1 contact" }).waitFor();
  await page.getByRole("button", { name: "Create tag" }).click();
  const form = page.getByRole("dialog", { name: "Create tag" });
  await form.getByRole("textbox", { name: "Name" }).fill("Media");
  await form.getByRole("radio", { name: "Teal" }).check({ force: true });
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press("Enter");
  await row(page, "Media").getByText("Nobody").waitFor();
  await row(page, "Media").locator('[data-color="teal"]').waitFor();
  await expectAccessibleInBothThemes(page);

  await page.getByRole("button", { name: "Rename or color press release" }).click();
  const edit = page.getByRole("dialog", { name: "Tag “press release”" });
  await edit.getByRole("textbox", { name: "Name" }).fill("PRESS");
  await page.keyboard.press("Enter");
  await edit.getByText("The tag “Press” has this name.").waitFor();
  assert.equal(await edit.getByRole("textbox", { name: "Name" }).inputValue(), "PRESS");
  await edit.getByRole("button", { name: "Merge into Press" }).click();
  const merge = page.getByRole("dialog", { name: "Merge 1 tag into another" });
  await merge.getByText("That touches 1 contact.").waitFor();
  await expectAccessibleInBothThemes(page);
  await merge.getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText("1 contact now has Press").waitFor();
  await row(page, "Press").getByText("also called press release").waitFor();
  assert.deepEqual(await tagsOf("Baker"), ["Press"]);
  await undo(page).click();
  await row(page, "press release").waitFor();
  assert.deepEqual(await tagsOf("Baker"), ["press release"]);
});

test("Several are ticked and merged into the one that most know; one is deleted and comes back; by keyboard", async () => {
  const page = await browsed.open("/management/tags", { as: browsed.admin });
  for (const name of ["Press", "VIP"]) {
    await page.getByRole("checkbox", { name: `Select ${name}`, exact: true }).focus();
    await page.keyboard.press("Space");
  }
  await page.getByRole("button", { name: "Merge 2 tags…" }).focus();
  await page.keyboard.press("Enter");
  const merge = page.getByRole("dialog", { name: "Merge 1 tag into another" });
  await merge.getByText("That touches 1 contact.").waitFor();
  assert.equal(await merge.getByRole("combobox", { name: "The tag that stays" }).inputValue(), "VIP");
  await merge.getByRole("button", { name: "Merge", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("1 contact now has VIP").waitFor();
  assert.deepEqual(await tagsOf("Able"), ["VIP"]);

  await page.getByRole("button", { name: "More for VIP" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const ask = page.getByRole("dialog", { name: "Delete VIP?" });
  await ask.getByText("That touches 2 contacts.").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("VIP taken off 2 contacts").waitFor();
  await row(page, "VIP").waitFor({ state: "detached" });
  assert.deepEqual(await tagsOf("Cook"), []);
  await undo(page).click();
  await row(page, "VIP").getByText("2 contacts").waitFor();
  assert.deepEqual(await tagsOf("Cook"), ["VIP"]);
});

test("The dot stands before the word on the list of contacts; who may not create tags is offered those there are", async () => {
  const [vip] = (await browsed.admin.get("/tags/all?search=VIP")).body.items;
  await browsed.admin.patch(`/tags/${vip.id}`, { color: "amber", version: vip.version });
  const rights = { "contacts.clients": { see: "all", edit: "all" } };
  const mia = browsed.world.as(await aMember(browsed.world.db, "Mia", { rights }));
  const page = await browsed.open("/contacts?sort=lastName&cols=tags", { as: mia });
  const cell = page.locator('[data-row="0"] [data-key="tags"]');
  await cell.locator('.tag [data-color="amber"]').waitFor();
  await cell.dblclick();
  await page.keyboard.type("Something new");
  await page.getByText("Nothing found").waitFor();
  assert.equal(await page.getByRole("option", { name: /Something new/ }).count(), 0);
});
