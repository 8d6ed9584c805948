import assert from "node:assert/strict";
import { test } from "node:test";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { aUser } from "../../testing/builders.ts";

const browsed = aBrowsedWorld();
const { open } = browsed;

test("An administrator makes the first department, one below it, seats people and says who leads", async () => {
  await aUser(browsed.world.db, { firstName: "Ben", lastName: "Rue" });
  await aUser(browsed.world.db, { firstName: "Cleo", lastName: "Roe" });
  const page = await open("/management/departments", { as: browsed.admin });
  await page.getByText("No departments yet").waitFor();
  await page.getByRole("button", { name: "Create department" }).last().click();
  await page.getByRole("dialog").getByLabel("Name").fill("Service");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Service" }).waitFor();
  await page.getByRole("button", { name: "Add people" }).click();
  await page.getByRole("option", { name: "Ben Rue" }).click();
  await page.getByRole("option", { name: "Cleo Roe" }).click();
  await page.getByRole("button", { name: "Add 2" }).click();
  await page.getByText("2 people added to Service").waitFor();
  await page.getByRole("button", { name: "Ben Rue leads the department" }).click();
  await page.getByRole("treeitem", { name: "Service, 2 people, led by Ben Rue" }).waitFor();
  await page.getByRole("button", { name: "Take Cleo Roe out" }).click();
  await page.getByRole("treeitem", { name: "Service, 1 person, led by Ben Rue" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await page.getByRole("treeitem", { name: "Service, 2 people, led by Ben Rue" }).waitFor();

  await page.getByRole("button", { name: "Create below" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Help desk");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Help desk" }).waitFor();
  const { items } = (await browsed.admin.get("/departments")).body;
  assert.deepEqual(
    items.map(({ name, parent, people }: { name: string; parent: { name: string } | null; people: number }) => [
      name,
      parent?.name,
      people,
    ]),
    [
      ["Service", undefined, 2],
      ["Help desk", "Service", 0],
    ],
  );
  await expectAccessibleInBothThemes(page);
});

test("The tree is walked by arrow keys: right goes in, left closes and goes out, Enter opens", async () => {
  const north = await aDepartment("North");
  await aDepartment("Oslo", north);
  await aDepartment("Paris", north);
  const page = await open(`/management/departments/${north}`, { as: browsed.admin });
  await page.getByRole("treeitem", { name: /^North/ }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Paris" }).waitFor();
  await page.getByRole("treeitem", { name: /^Paris/ }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("treeitem", { name: /^Paris/ }).waitFor({ state: "detached" });
  assert.equal(await page.getByRole("treeitem", { name: /^North/ }).getAttribute("aria-expanded"), "false");
});

test("A department is renamed, moved by a dialog and by dragging, and taken back by Undo; below itself it is not offered", async () => {
  const east = await aDepartment("East");
  const west = await aDepartment("West");
  const lab = await aDepartment("Lab", east);
  const page = await open(`/management/departments/${lab}`, { as: browsed.admin });
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Workshop");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Workshop" }).waitFor();
  await page.getByRole("button", { name: "Move", exact: true }).click();
  await page.getByRole("combobox", { name: "Below" }).click();
  await page.getByRole("option", { name: "West" }).waitFor();
  assert.equal(await page.getByRole("option", { name: "Workshop" }).count(), 0);
  await page.getByRole("option", { name: "West" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Move" }).click();
  await page.getByText("Workshop moved").waitFor();
  assert.equal(await parentOf(lab), west);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await page.getByText("Taken back").waitFor();
  assert.equal(await parentOf(lab), east);
  await page.getByRole("treeitem", { name: /^Workshop/ }).dragTo(page.getByRole("treeitem", { name: /^West/ }));
  await page.getByText("Workshop moved").last().waitFor();
  await page.getByRole("navigation", { name: "Departments above" }).getByRole("link", { name: "West" }).waitFor();
  assert.equal(await parentOf(lab), west);
});

test("A department with people is deleted only with a word where they go; a name that is taken is said beside the field", async () => {
  const sales = await aDepartment("Sales");
  const shop = await aDepartment("Shop");
  const dan = await aUser(browsed.world.db, { firstName: "Dan", lastName: "Ode" });
  const seated = await browsed.admin.put(`/departments/${shop}/people`, { people: [{ id: dan.id }], version: 1 });
  assert.equal(seated.status, 200);
  const page = await open(`/management/departments/${shop}`, { as: browsed.admin });
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("sales");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByText("Somebody else has this already.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("combobox", { name: "Move people and departments to" }).click();
  await page.getByRole("option", { name: "Sales" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByText("Shop deleted").waitFor();
  const { items } = (await browsed.admin.get(`/departments/${sales}/people`)).body;
  assert.deepEqual(
    items.map((one: { id: string }) => one.id),
    [dan.id],
  );
});

test("Who may not manage departments does not find the page, nor its section", async () => {
  const eva = await aUser(browsed.world.db, { firstName: "Eva", lastName: "Lys" });
  const page = await open("/management/departments", { as: browsed.world.as(eva) });
  await page.getByRole("heading", { level: 1, name: "There is nothing here" }).waitFor();
  assert.equal(await page.locator('a[href="/management/departments"]').count(), 0);
});

test("On a phone, in Ukrainian, the tree leads to a department and back", async () => {
  const zoe = await aUser(browsed.world.db, {
    firstName: "Zoe",
    lastName: "Kyi",
    group: "administrator",
    language: "uk",
  });
  await aDepartment("Склад");
  const page = await open("/management/departments", {
    as: browsed.world.as(zoe),
    language: "uk",
    width: 390,
    height: 844,
  });
  await page.getByRole("heading", { level: 1, name: "Відділи" }).waitFor();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("treeitem", { name: /^Склад/ }).click();
  await page.getByRole("heading", { level: 1, name: "Склад" }).waitFor();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("button", { name: "Усі відділи" }).click();
  await page.getByRole("heading", { level: 1, name: "Відділи" }).waitFor();
});

async function aDepartment(name: string, parent: string | null = null): Promise<string> {
  const made = await browsed.admin.post("/departments", { name, parent });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body.id;
}

async function parentOf(id: string): Promise<string | undefined> {
  return (await browsed.admin.get(`/departments/${id}`)).body.parent?.id;
}
