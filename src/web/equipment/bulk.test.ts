import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes, type View } from "../../testing/browser.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Aalto" } });
before(async () => {
  await browsed.begun();
  const { id: company } = (await browsed.admin.post("/companies", { name: "Firm" })).body;
  const { id: parent } = (await browsed.admin.post("/equipment", { name: "Press", company })).body;
  await browsed.admin.post("/equipment", { name: "Roller", parent });
  await browsed.admin.post("/equipment", { name: "Saw", company });
  await browsed.admin.post("/contacts", { firstName: "Ida", lastName: "User" });
});

const bar = (page: Page) => page.getByRole("toolbar", { name: "With all that are selected" });
const undo = (page: Page) => page.getByRole("status").getByRole("button", { name: "Undo" }).last();
const all = async () => (await browsed.admin.get("/equipment?sort=name")).body.items;

async function openList(view: View = {}): Promise<Page> {
  const page = await browsed.open("/equipment?sort=name&cols=article,usedBy,retiredAt", { as: browsed.admin, ...view });
  await page.locator('[data-row="2"]:not([aria-busy])').waitFor();
  return page;
}

test("Pieces that are ticked get one user; all that match are retired with all below them; each is taken back with one press", async () => {
  const page = await openList();
  await page.locator('[data-row="0"] .chk').click();
  await page.locator('[data-row="2"] .chk').click();
  await bar(page).getByRole("button", { name: "Edit" }).click();
  const edit = page.getByRole("dialog", { name: "Edit 2 pieces" });
  await edit.getByRole("combobox", { name: "Field" }).fill("used");
  await page.getByRole("option", { name: "Used by" }).click();
  await edit.getByRole("combobox", { name: "Used by" }).fill("Ida");
  await page.getByRole("option", { name: "Ida User" }).click();
  await expectAccessibleInBothThemes(page);
  await edit.getByRole("button", { name: "Change 2 pieces" }).click();
  await page.getByText("2 pieces changed").waitFor();
  const users = async () => (await all()).map(({ usedBy }: { usedBy: { name: string } | null }) => usedBy?.name ?? "");
  assert.deepEqual(await users(), ["Ida User", "", "Ida User"]);
  await undo(page).click();
  await page.getByText("2 changes taken back").waitFor();
  assert.deepEqual(await users(), ["", "", ""]);

  await page.locator('[data-row="0"] .chk').click();
  await bar(page).getByRole("button", { name: "Retire" }).click();
  const retire = page.getByRole("dialog", { name: "Retire 1 piece?" });
  await retire.getByText("Each goes with all that is below it.").waitFor();
  await retire.getByRole("button", { name: "Retire 1 piece" }).click();
  await page.getByText("2 pieces retired").waitFor();
  const retired = async () => (await all()).map(({ retiredAt }: { retiredAt: string | null }) => retiredAt !== null);
  assert.deepEqual(await retired(), [true, true, false]);
  await page.locator('[data-row="0"] .chk').click();
  await page.getByRole("button", { name: "Select all 3" }).click();
  await bar(page).getByRole("button", { name: "Bring back into use" }).click();
  const revive = page.getByRole("dialog", { name: "Bring 3 pieces back into use?" });
  await revive.getByRole("button", { name: "Bring 3 pieces back into use" }).click();
  await page.getByText("2 pieces back in use").waitFor();
  assert.deepEqual(await retired(), [false, false, false]);
});

test("On a phone as well, pieces are deleted only after the exact number was named, and come back", async () => {
  const page = await openList({ width: 390, height: 844 });
  await page.locator('[data-row="0"] .chk').click();
  await page.locator('[data-row="2"] .chk').click();
  await bar(page).getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog", { name: "Delete 2 pieces?" }).getByRole("button", { name: "Delete 2 pieces" }).click();
  await page.getByText("2 pieces deleted").waitFor();
  assert.deepEqual(await all(), []);
  await undo(page).click();
  await page.getByText("3 changes taken back").waitFor();
  assert.equal((await all()).length, 3);
});
