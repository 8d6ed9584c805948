import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes, type View } from "../../../testing/browser.ts";
import { aUser } from "../../../testing/builders.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Aalto" }, jobs: true });
before(async () => {
  await browsed.begun();
  for (const firstName of ["Anna", "Boris", "Chloé", "Dmytro", "Elena", "Friedrich"])
    await browsed.admin.post("/contacts", { firstName, lastName: "Holm", jobTitle: "Buyer", tags: ["VIP"] });
});

async function openHolms(view?: View, address = "/contacts?sort=firstName&q=holm&cols=jobTitle,tags"): Promise<Page> {
  const page = await browsed.open(address, { as: browsed.admin, ...view });
  await page.locator(".gr:not([aria-busy])").first().waitFor();
  return page;
}

const holms = async () => (await browsed.admin.get("/contacts?search=holm&sort=firstName&limit=50")).body.items;
const bar = (page: Page) => page.getByRole("toolbar", { name: "With all that are selected" });
const rowOf = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) });
const undo = (page: Page) => page.getByRole("status").getByRole("button", { name: "Undo" });

async function tick(page: Page, ...rows: readonly number[]): Promise<void> {
  for (const row of rows) await page.locator(`[data-row="${row}"] .chk`).click();
}

test("By keyboard alone: three are ticked, their job title is edited, and one press takes it back", async () => {
  const page = await openHolms();
  await page.locator('[data-row="0"] [data-key="name"]').focus();
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("3 selected").waitFor();
  const edit = bar(page).getByRole("button", { name: "Edit" });
  await edit.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Edit 3 contacts" }).waitFor();
  await page.keyboard.type("job");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Job title" }).waitFor();
  await page.keyboard.type("Head buyer");
  await page.keyboard.press("Enter");
  await page.getByText("3 contacts changed").waitFor();
  await page.getByText("3 selected").waitFor({ state: "detached" });
  assert.deepEqual(
    (await holms()).map(({ jobTitle }: { jobTitle: string }) => jobTitle),
    ["Head buyer", "Head buyer", "Head buyer", "Buyer", "Buyer", "Buyer"],
  );
  await undo(page).click();
  await page.getByText("3 changes taken back").waitFor();
  assert.ok((await holms()).every(({ jobTitle }: { jobTitle: string }) => jobTitle === "Buyer"));
});

test("All that match are emptied of a field only after the exact number was named", async () => {
  const page = await openHolms();
  await tick(page, 0);
  await page.getByRole("button", { name: "Select all 6" }).click();
  await bar(page).getByRole("button", { name: "Edit" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit 6 contacts" });
  await dialog.getByRole("combobox", { name: "Field" }).fill("job");
  await page.keyboard.press("Enter");
  await dialog.getByRole("radio", { name: "Empty it" }).click();
  await dialog.getByText("Job title will be empty in all of them.").waitFor();
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Change 6 contacts" }).click();
  await page.getByText("6 contacts changed").waitFor();
  assert.ok((await holms()).every(({ jobTitle }: { jobTitle: string }) => jobTitle === ""));
  await undo(page).click();
  await rowOf(page, "Anna Holm").getByText("Buyer").waitFor();
});

test("When somebody came meanwhile, nothing is written; the new number is named and asked about again", async () => {
  const page = await openHolms();
  await tick(page, 0);
  await page.getByRole("button", { name: "Select all 6" }).click();
  await bar(page).getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog", { name: "Delete 6 contacts?" }).waitFor();
  // The page has not heard of it yet.
  await page.route("**/api/v1/contacts?**", (route) => route.abort());
  const { body: late } = await browsed.admin.post("/contacts", { firstName: "Gustav", lastName: "Holm" });
  await page.getByRole("button", { name: "Delete 6 contacts" }).click();
  await page.getByRole("dialog").getByRole("alert").waitFor();
  await page.unroute("**/api/v1/contacts?**");
  assert.equal((await holms()).length, 7);
  await page.getByRole("dialog", { name: "Delete 7 contacts?" }).waitFor();
  await page.keyboard.press("Escape");
  await browsed.admin.delete(`/contacts/${late.id}`, { "if-match": `"${late.version}"` });
});

test("Tags are added and taken away, and what each has besides stays", async () => {
  const page = await openHolms();
  await tick(page, 0, 1);
  await bar(page).getByRole("button", { name: "Tag" }).click();
  const dialog = page.getByRole("dialog", { name: "Tags of 2 contacts" });
  await dialog.getByRole("combobox", { name: "Add tags" }).fill("Congress");
  await page.getByRole("option", { name: "Add “Congress”" }).click();
  await dialog.getByRole("button", { name: "Change 2 contacts" }).click();
  await page.getByText("2 contacts changed").waitFor();
  const tagged = (await holms()).map(({ tags }: { tags: string[] }) => tags.toSorted().join());
  assert.deepEqual(tagged, ["Congress,VIP", "Congress,VIP", "VIP", "VIP", "VIP", "VIP"]);
  await tick(page, 0, 1);
  await bar(page).getByRole("button", { name: "Tag" }).click();
  await dialog.getByRole("combobox", { name: "Take tags away" }).fill("VIP");
  await page.getByRole("option", { name: "VIP" }).click();
  await dialog.getByRole("button", { name: "Change 2 contacts" }).click();
  await rowOf(page, "Anna Holm").getByText("VIP").waitFor({ state: "detached" });
  const left = (await holms()).map(({ tags }: { tags: string[] }) => tags.join());
  assert.deepEqual(left, ["Congress", "Congress", "VIP", "VIP", "VIP", "VIP"]);
});

test("People are given to an owner, and put into a group", async () => {
  const { body: group } = await browsed.admin.post("/contact-groups", { name: "Congress 2026" });
  await aUser(browsed.world.db, { firstName: "Olena", lastName: "Hrytsenko" });
  const page = await openHolms();
  await tick(page, 2, 3);
  await bar(page).getByRole("button", { name: "Assign" }).click();
  await page.getByRole("combobox", { name: "Owner" }).click();
  await page.getByRole("option", { name: "Olena Hrytsenko" }).click();
  await page.getByRole("button", { name: "Assign 2 contacts" }).click();
  await page.getByText("2 contacts changed").waitFor();
  await tick(page, 2, 3, 4);
  await bar(page).getByRole("button", { name: "Group", exact: true }).click();
  await page.getByRole("combobox", { name: "Add to groups" }).fill("Congress");
  await page.getByRole("option", { name: "Congress 2026" }).click();
  await page.getByRole("button", { name: "Change 3 contacts" }).click();
  await page.getByText("3 contacts changed").waitFor();
  const owners = (await holms()).map(({ owner }: { owner: { name: string } }) => owner.name);
  assert.deepEqual(owners.slice(1, 4), ["Marta Aalto", "Olena Hrytsenko", "Olena Hrytsenko"]);
  const within = await openHolms({}, `/contact-groups/${group.id}?sort=firstName`);
  await tick(within, 0);
  await within.getByRole("button", { name: "Select all 3" }).click();
  await bar(within).getByRole("button", { name: "Take out" }).click();
  await within.getByRole("dialog").getByRole("button", { name: "Take out 3 contacts" }).click();
  await within.getByText("Nobody is in this group yet").waitFor();
});

test("Whoever was refused is named with the reason", async () => {
  const page = await openHolms({}, "/contacts?sort=firstName");
  const own = await rowOf(page, "Marta Aalto").getAttribute("data-row");
  await tick(page, 0, Number(own));
  await bar(page).getByRole("button", { name: "Delete" }).click();
  await page.getByText("1 contact deleted").waitFor();
  await page.getByText("1 refused").waitFor();
  await page.getByRole("button", { name: "See why" }).click();
  const left = page.getByRole("dialog", { name: "What was refused" });
  await left.getByRole("link", { name: "Marta Aalto" }).waitFor();
  await left.getByText(/administrator/).waitFor();
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press("Escape");
  await left.waitFor({ state: "detached" });
  const [gone] = (await browsed.admin.get("/trash")).body.items;
  await browsed.admin.post(`/trash/${gone.id}/restore`);
});

test("On a phone the bar names how many, and what does not fit is scrolled to", async () => {
  const page = await openHolms({ width: 390, height: 844 });
  await tick(page, 1);
  await page.getByText("1 selected").waitFor();
  await bar(page).getByRole("button", { name: "Delete" }).click();
  await page.getByText("1 contact deleted").waitFor();
  await undo(page).click();
  await rowOf(page, "Boris Holm").waitFor();
});
