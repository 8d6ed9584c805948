import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator } from "playwright-core";
import { expectAccessibleInBothThemes, focusOn } from "../../testing/browser.ts";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { aUser } from "../../testing/builders.ts";
import { eventually } from "../../testing/eventually.ts";
import { makeField as make } from "../../testing/fields-page.ts";
import { anOwnField } from "../../testing/own-fields.ts";

const browsed = aBrowsedWorld({ jobs: true });
const { open } = browsed;

test("In the grid an own field is filled in its cell, narrows the list, orders it once that is prepared, and is set for many", async () => {
  const size = await anOwnField(browsed.admin, { name: "Shoe size", type: "number", sortable: true });
  for (const [firstName, shoe] of Object.entries({ Anna: 38, Boris: 44, Chloé: 41 }))
    await browsed.admin.post("/contacts", { firstName, lastName: "Aalto", custom: { [size.key]: shoe } });
  const fields = await open("/management/fields", { as: browsed.admin });
  const row = fields.getByRole("group", { name: "Shoe size" });
  await row.getByText("Sortable").waitFor();
  await row.getByText("being prepared").waitFor({ state: "detached" });

  const page = await open(`/contacts?q=aalto&sort=firstName&cols=custom.${size.key}`, { as: browsed.admin });
  const cell = (at: number) => page.locator(`[data-row="${at}"] [data-key="custom.${size.key}"]`);
  // Before its words have come a cell takes no key.
  await cell(0).getByText("38", { exact: true }).waitFor();
  await cell(0).focus();
  await page.keyboard.press("F2");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("46");
  await page.keyboard.press("Enter");
  await page.getByText(/Shoe size of .* changed/).waitFor();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("combobox", { name: "Filter by…" }).fill("shoe");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Value" }).fill("44");
  await page.keyboard.press("Enter");
  await page.getByText("1 person", { exact: true }).waitFor();
  await page.goBack();
  await page.getByText("3 people", { exact: true }).waitFor();
  await page.getByRole("columnheader", { name: "Shoe size" }).getByRole("button").first().click();
  await page.waitForURL(/sort=custom\.shoeSize/);
  await cell(0).getByText("41", { exact: true }).waitFor();
  await cell(2).getByText("46", { exact: true }).waitFor();

  await page.locator('[data-row="0"] .chk').click();
  await page.locator('[data-row="1"] .chk').click();
  await page.getByRole("toolbar", { name: "With all that are selected" }).getByRole("button", { name: "Edit" }).click();
  await page.getByRole("dialog", { name: "Edit 2 contacts" }).waitFor();
  await page.keyboard.type("shoe");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("textbox", { name: "Shoe size" }).fill("40");
  await page.keyboard.press("Enter");
  await page.getByText("2 contacts changed").waitFor();
  const { items } = (await browsed.admin.get("/contacts?search=aalto&sort=firstName&fields=custom")).body;
  assert.deepEqual(
    items.map(({ custom }: { custom: Record<string, number> }) => custom[size.key]),
    [46, 40, 40],
  );
});

test("Fields are moved by keyboard, hidden and taken back; for good they go only by their name, and what is refused is kept", async () => {
  for (const name of ["First", "Second", "Third"])
    await anOwnField(browsed.admin, { name, type: "text", heading: "Order" });
  const page = await open("/management/fields", { as: browsed.admin });
  const order = page.getByRole("region", { name: "Order" });
  const third = order.getByRole("button", { name: "Third", exact: true });
  await third.press("Alt+ArrowUp");
  await page.getByText("Third is now number 2 of 3").waitFor();
  await third.press("Alt+ArrowUp");
  await page.getByText("Third is now number 1 of 3").waitFor();
  await focusOn(third);
  const names = async () =>
    (await browsed.admin.get("/fields/own?on=contacts")).body.items.flatMap(
      (field: { name: string; heading: string; retired: boolean }) =>
        field.heading === "Order" && !field.retired ? [field.name] : [],
    );
  await eventually(names, ([first]) => first === "Third");
  assert.deepEqual(await names(), ["Third", "First", "Second"]);

  const hide = async () => {
    await page.getByRole("button", { name: "Actions for Second" }).click();
    await page.getByRole("menuitem", { name: "Hide" }).click();
    await order.getByRole("group", { name: "Second" }).waitFor({ state: "detached" });
  };
  await hide();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await order.getByRole("group", { name: "Second" }).waitFor();
  await hide();
  await page.getByRole("button", { name: "Hidden fields" }).click();
  await page.getByRole("button", { name: "Delete Second for good" }).click();
  const doom = page.getByRole("dialog", { name: "Delete Second for good?" });
  await doom.getByRole("textbox").fill("second");
  await page.keyboard.press("Enter");
  await doom.getByText("Type the name as it stands: Second").waitFor();
  await doom.getByRole("textbox").fill("Second");
  await page.keyboard.press("Enter");
  await page.getByText("Second deleted for good").waitFor();
  assert.deepEqual(await names(), ["Third", "First"]);

  await page.getByRole("button", { name: "First", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Edit First" });
  await dialog.getByText("custom.first").waitFor();
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("third");
  await dialog.getByRole("textbox", { name: "Hint" }).fill("Typed and kept");
  await page.keyboard.press("Enter");
  await dialog.getByText("Somebody else has this already.").waitFor();
  assert.equal(await dialog.getByRole("textbox", { name: "Hint" }).inputValue(), "Typed and kept");
  await expectAccessibleInBothThemes(page);
});

test("Choices that depend on another are made by the page, and stand so in the form of a contact, under their heading", async () => {
  const page = await open("/management/fields", { as: browsed.admin });
  const choice = (first: string, second: string) => async (dialog: Locator) => {
    await dialog.getByRole("textbox", { name: "Choice 1" }).fill(first);
    await dialog.getByRole("textbox", { name: "Choice 2" }).fill(second);
  };
  await make(page, "Land", "One choice", choice("Austria", "Peru"), "Home");
  await make(
    page,
    "Town",
    "One choice",
    async (dialog) => {
      await choice("Graz", "Lima")(dialog);
      await dialog.getByRole("combobox", { name: "Depends on" }).click();
      await page.getByRole("option", { name: "Land" }).click();
      for (const [town, land] of Object.entries({ Graz: "Austria", Lima: "Peru" })) {
        await dialog.getByRole("combobox", { name: `${town} goes with` }).click();
        await page.getByRole("option", { name: land }).click();
      }
    },
    "Home",
  );
  await anOwnField(browsed.admin, { name: "Badge of agents", type: "text", people: "agents", heading: "Home" });

  const form = await open("/contacts/new", { as: browsed.admin });
  const home = form.getByRole("region", { name: "Home" });
  const choose = async (field: string, option: string) => {
    await home.getByRole("combobox", { name: field }).click();
    await form.getByRole("option", { name: option }).click();
  };
  await choose("Land", "Austria");
  await home.getByRole("combobox", { name: "Town" }).click();
  await form.getByRole("option", { name: "Graz" }).waitFor();
  assert.deepEqual(await form.getByRole("listbox").getByRole("option").allInnerTexts(), ["Graz"]);
  await form.getByRole("option", { name: "Graz" }).click();
  await choose("Land", "Peru");
  assert.equal(await home.getByRole("combobox", { name: "Town" }).inputValue(), "");
  assert.equal(await home.getByRole("textbox", { name: "Badge of agents" }).count(), 0);
});

test("Who may not look after fields does not find the page", async () => {
  const eva = await aUser(browsed.world.db, { firstName: "Eva", lastName: "Lys" });
  const page = await open("/management/fields", { as: browsed.world.as(eva) });
  await page.getByRole("heading", { level: 1, name: "There is nothing here" }).waitFor();
});
