import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aUser } from "../../testing/builders.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Aalto" } });
before(async () => {
  await browsed.begun();
  await aUser(browsed.world.db, { firstName: "Ben", lastName: "Orr" });
  for (const name of ["Almhof", "Birkwerk", "Cormoran"])
    await browsed.admin.post("/companies", { name, tags: ["old"] });
});

const bar = (page: Page) => page.getByRole("toolbar", { name: "With all that are selected" });
const undo = (page: Page) => page.getByRole("status").getByRole("button", { name: "Undo" });
const all = async () => (await browsed.admin.get("/companies?sort=name")).body.items;

async function openList(): Promise<Page> {
  const page = await browsed.open("/companies?sort=name&cols=industry,tags,owner", { as: browsed.admin });
  await page.locator('[data-row="2"]:not([aria-busy])').waitFor();
  return page;
}

test("Companies that are ticked get another industry and owner, all that match a tag, and each is taken back with one press", async () => {
  const page = await openList();
  await page.locator('[data-row="0"] .chk').click();
  await page.locator('[data-row="1"] .chk').click();
  await bar(page).getByRole("button", { name: "Edit" }).click();
  const edit = page.getByRole("dialog", { name: "Edit 2 companies" });
  await edit.getByRole("combobox", { name: "Field" }).fill("indus");
  await page.getByRole("option", { name: "Industry" }).click();
  await edit.getByRole("textbox", { name: "Industry" }).fill("Mills");
  await expectAccessibleInBothThemes(page);
  await edit.getByRole("button", { name: "Change 2 companies" }).click();
  await page.getByText("2 companies changed").waitFor();
  assert.deepEqual(
    (await all()).map(({ industry }: { industry: string }) => industry),
    ["Mills", "Mills", ""],
  );
  await undo(page).click();
  await page.getByText("2 changes taken back").waitFor();
  assert.ok((await all()).every(({ industry }: { industry: string }) => industry === ""));

  await page.locator('[data-row="0"] .chk').click();
  await page.getByRole("button", { name: "Select all 3" }).click();
  await bar(page).getByRole("button", { name: "Assign" }).click();
  const assign = page.getByRole("dialog", { name: "Assign 3 companies" });
  await assign.getByRole("combobox", { name: "Owner" }).fill("Ben");
  await page.getByRole("option", { name: "Ben Orr" }).click();
  await assign.getByRole("button", { name: "Assign 3 companies" }).click();
  await page.getByText("3 companies changed").waitFor();
  assert.ok((await all()).every(({ owner }: { owner: { name: string } }) => owner.name === "Ben Orr"));
});

test("All that match are deleted only after the exact number was named, and come back", async () => {
  const page = await openList();
  await page.locator('[data-row="0"] .chk').click();
  await page.getByRole("button", { name: "Select all 3" }).click();
  await bar(page).getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete 3 companies?" });
  await dialog.getByRole("button", { name: "Delete 3 companies" }).click();
  await page.getByText("3 companies deleted").waitFor();
  assert.deepEqual(await all(), []);
  await undo(page).click();
  await page.getByText("3 changes taken back").waitFor();
  assert.equal((await all()).length, 3);
});
