import assert from "node:assert/strict";
import { before, test } from "node:test";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessible, expectAccessibleInBothThemes } from "../../testing/browser.ts";

const browsed = aBrowsedWorld({ jobs: true });
before(async () => {
  await browsed.begun();
  for (const firstName of ["Anna", "Boris", "Chloe", "Dmytro"])
    await browsed.admin.post("/contacts", { firstName, lastName: "Holm", jobTitle: "Buyer" });
  const filter = { field: "jobTitle", is: "is", value: "Buyer" };
  await browsed.admin.post("/views", { on: "contacts", name: "Buyers", filter });
});

test("A group is made of a view, told whose it is, filled again when more match, and people are added and taken out", async () => {
  const page = await browsed.open("/contacts", { as: browsed.admin });
  await page.getByRole("tab", { name: "Buyers" }).click();
  await page.getByRole("button", { name: "What may be done with the view “Buyers”" }).click();
  await page.getByRole("menuitem", { name: "Make a group of these…" }).click();
  const dialog = page.getByRole("dialog", { name: "A group of 4 contacts" });
  assert.equal(await dialog.getByRole("textbox", { name: "Name of the group" }).inputValue(), "Buyers");
  await dialog.getByText("Who matches later is not added by itself.").waitFor();
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Make a group of 4" }).click();
  await page.getByText("4 contacts in the new group Buyers").waitFor();

  await browsed.admin.post("/contacts", { firstName: "Elena", lastName: "Holm", jobTitle: "Buyer" });
  await browsed.admin.post("/contacts", { firstName: "Fritz", lastName: "Stone" });
  const [{ id }] = (await browsed.admin.get("/contact-groups")).body.items;
  await page.goto(`${browsed.world.url}/contact-groups/${id}`);
  await page.getByText("4 people").waitFor();
  await page.locator(".group-facts").getByRole("link", { name: "Ada Holm" }).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add whom “Buyers” finds now" }).click();
  await page.getByRole("button", { name: "Add 5 contacts" }).click();
  await page.getByText("1 person added to Buyers").waitFor();
  await page.getByText("5 people").waitFor();

  await page.getByRole("button", { name: "Add people" }).click();
  await page.getByRole("combobox", { name: "Add people" }).fill("Stone");
  await page.getByRole("option", { name: "Fritz Stone" }).click();
  await page.getByRole("button", { name: "Add 1" }).click();
  await page.getByText("1 person added to Buyers").last().waitFor();
  await page.getByText("6 people").waitFor();

  await page
    .getByRole("row", { name: /Fritz Stone/ })
    .locator(".chk")
    .click();
  await page.getByRole("button", { name: "Take out" }).click();
  await page.getByText("5 people").waitFor();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();
  await page.getByText("6 people").waitFor();

  await page.getByRole("button", { name: "Export its people" }).click();
  const form = page.getByRole("dialog");
  await form.waitFor();
  assert.equal(await form.getByText(/^All contacts/).count(), 0);
});

test("A group is duplicated under a name of its own, and two that are ticked are merged; both are taken back with one press", async () => {
  const { admin } = browsed;
  const { body: fair } = await admin.post("/contact-groups", { name: "Fair" });
  const { body: press } = await admin.post("/contact-groups", { name: "Press" });
  for (const [firstName, ...groups] of [
    ["Gerda", fair.id],
    ["Hugo", fair.id, press.id],
    ["Ilse", press.id],
  ])
    await admin.post("/contacts", { firstName, lastName: "Copied", groups });
  const page = await browsed.open(`/contact-groups/${fair.id}`, { as: admin });
  await page.getByText("2 people").waitFor();
  const choose = async (name: string) => {
    await page.getByRole("button", { name: "More for Fair" }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await choose("Duplicate…");
  const dialog = page.getByRole("dialog", { name: "Duplicate Fair" });
  const name = dialog.getByRole("textbox", { name: "Name of the copy" });
  assert.equal(await name.inputValue(), "Fair (copy)");
  await expectAccessibleInBothThemes(page);
  await name.fill("press");
  await page.keyboard.press("Enter");
  await dialog.getByText("Somebody else has this already.").waitFor();
  assert.equal(await name.inputValue(), "press");
  await name.fill("Fair 2027");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Fair 2027" }).waitFor();
  await page.getByText("2 people in the new group Fair 2027").waitFor();
  await page.getByText("2 people", { exact: true }).waitFor();

  await page.goto(`${browsed.world.url}/contact-groups`);
  for (const row of ["Fair 2027", "Press"])
    await page
      .getByRole("row", { name: new RegExp(row) })
      .locator(".chk")
      .click();
  await page.getByRole("button", { name: "Merge…" }).click();
  const merging = page.getByRole("dialog", { name: "Merge 1 group into another" });
  const target = merging.getByRole("combobox", { name: "The group that stays" });
  await target.fill("Press");
  await page.getByRole("option", { name: "Press" }).click();
  await merging.getByRole("listitem").filter({ hasText: "Fair 2027" }).getByText("2 people").waitFor();
  await expectAccessibleInBothThemes(page);
  await merging.getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText("1 person came into Press").waitFor();
  await page.getByRole("row", { name: /Fair 2027/ }).waitFor({ state: "detached" });
  await page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();
  await page.getByRole("row", { name: /Fair 2027/ }).waitFor();
  const { body: back } = await admin.get(`/contact-groups/${press.id}`);
  assert.equal(back.members, 2);
});
