import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { aUser } from "../../testing/builders.ts";
import { anOwnField } from "../../testing/own-fields.ts";

const browsed = aBrowsedWorld({ jobs: true });
const { open } = browsed;

test("An administrator makes a field of each type, and each is filled in on a card at once", async () => {
  await browsed.admin.post("/companies", { name: "Oberih" });
  const { id } = (await browsed.admin.post("/contacts", { firstName: "Jonas", lastName: "Berg" })).body;
  const page = await open("/management/fields", { as: browsed.admin });
  await page.getByText("No fields of your own yet").waitFor();
  const choices = async (dialog: Locator) => {
    await dialog.getByRole("textbox", { name: "Choice 1" }).fill("Gold");
    await page.keyboard.press("Enter");
    await dialog.getByRole("textbox", { name: "Choice 3" }).fill("Silver");
  };
  await make(page, "Motto", "Text");
  await make(page, "Story", "Long text");
  await make(page, "Score", "Number");
  await make(page, "Budget", "Amount of money");
  await make(page, "Ends", "Date");
  await make(page, "Meets", "Date and time");
  await make(page, "Member", "Yes or no");
  await make(page, "Tier", "One choice", choices);
  await make(page, "Colours", "Several choices", choices);
  await make(page, "Badge", "Text of a pattern", async (dialog) => {
    await dialog.getByRole("textbox", { name: "Pattern" }).fill("[A-Z]{2}-\\d{4}");
    await dialog.getByRole("textbox", { name: "Try it" }).fill("AB-12345");
    await dialog.getByText("This does not fit.").waitFor();
    await dialog.getByRole("textbox", { name: "Try it" }).fill("AB-1234");
    await dialog.getByText("This fits.").waitFor();
  });
  await make(page, "Partner", "Person");
  await make(page, "Dealer", "Company");
  await expectAccessibleInBothThemes(page);

  const card = await open(`/contacts/${id}`, { as: browsed.admin });
  await card.getByRole("region", { name: "Contract" }).getByRole("button", { name: "12 empty" }).click();
  const fill = async (name: string, typed: (row: Locator) => Promise<unknown>, end?: string) => {
    await card.getByRole("button", { name: `Add ${name}` }).click();
    await typed(card.locator(".pr.editing"));
    if (end) await card.keyboard.press(end);
    await card.getByText(`${name} changed`).waitFor();
  };
  const type = (text: string) => () => card.keyboard.type(text);
  const pick = (option: string | RegExp) => () => card.getByRole("option", { name: option }).click();
  const day = async (row: Locator) => {
    await row.getByLabel("Month").selectOption("2");
    await row.getByRole("textbox", { name: "Day" }).fill("28");
    await row.getByRole("textbox", { name: "Year" }).fill("2027");
  };
  await fill("Motto", type("Blue whale"), "Enter");
  await fill("Story", async (row) => {
    await card.keyboard.type("One");
    await row.getByRole("button", { name: "Save" }).click();
  });
  await fill("Score", type("42,5"), "Enter");
  await fill("Budget", type("12.5"), "Enter");
  await fill("Ends", day, "Enter");
  await fill("Meets", day, "Enter");
  await fill("Member", (row) => row.getByRole("switch", { name: "Member" }).click());
  await fill("Tier", pick("Silver"));
  await fill("Colours", pick("Gold"), "Tab");
  await fill("Badge", type("AB-1234"), "Enter");
  await fill("Partner", pick(/^Ada Holm/));
  await fill("Dealer", pick("Oberih"));
  const { custom } = (await browsed.admin.get(`/contacts/${id}`)).body;
  assert.deepEqual(
    { ...custom, partner: custom.partner.name, dealer: custom.dealer.name },
    {
      motto: "Blue whale",
      story: "One",
      score: 42.5,
      budget: { amount: 12.5, currency: "EUR" },
      ends: "2027-02-28",
      meets: "2027-02-28T09:00:00.000Z",
      member: true,
      tier: "silver",
      colours: ["gold"],
      badge: "AB-1234",
      partner: "Ada Holm",
      dealer: "Oberih",
    },
  );
});

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
  await order.getByRole("button", { name: "Third", exact: true }).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Alt+ArrowUp");
  await page.getByText("Third is now number 1 of 3").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Third");
  const names = async () =>
    (await browsed.admin.get("/fields/own?on=contacts")).body.items.flatMap(
      (field: { name: string; heading: string; retired: boolean }) =>
        field.heading === "Order" && !field.retired ? [field.name] : [],
    );
  for (let waits = 0; (await names())[0] !== "Third" && waits < 50; waits++) await page.waitForTimeout(50);
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
  assert.deepEqual(await form.getByRole("listbox").getByRole("option").allInnerTexts(), ["Graz"]);
  await form.getByRole("option", { name: "Graz" }).click();
  await choose("Land", "Peru");
  assert.equal(await home.getByRole("combobox", { name: "Town" }).inputValue(), "");
  assert.equal(await home.getByRole("textbox", { name: "Badge of agents" }).count(), 0);
});

test("Companies have their own: made there, filled in the form, read on the page and in the list", async () => {
  const page = await open("/management/fields?on=companies", { as: browsed.admin });
  await make(page, "Branch", "Text");
  const { id } = (await browsed.admin.post("/companies", { name: "Atlas" })).body;
  const company = await open(`/companies/${id}`, { as: browsed.admin });
  await company.getByRole("button", { name: "Edit" }).click();
  await company.getByRole("dialog").getByRole("textbox", { name: "Branch" }).fill("Clinics");
  await company.keyboard.press("Enter");
  await company.getByRole("region", { name: "About" }).getByText("Clinics").waitFor();
  const list = await open("/companies?cols=custom.branch", { as: browsed.admin });
  const cell = list.locator('[data-key="custom.branch"]', { hasText: "Clinics" });
  await cell.focus();
  await list.keyboard.press("F2");
  await list.keyboard.type("Laboratories");
  await list.keyboard.press("Enter");
  await list.getByText(/Branch of .* changed/).waitFor();
  assert.equal((await browsed.admin.get(`/companies/${id}`)).body.custom.branch, "Laboratories");
});

test("Who may not look after fields does not find the page", async () => {
  const eva = await aUser(browsed.world.db, { firstName: "Eva", lastName: "Lys" });
  const page = await open("/management/fields", { as: browsed.world.as(eva) });
  await page.getByRole("heading", { level: 1, name: "There is nothing here" }).waitFor();
});

/** By the dialog, under a heading. */
async function make(
  page: Page,
  name: string,
  type: string,
  more: (dialog: Locator) => Promise<void> = async () => {},
  heading = "Contract",
): Promise<void> {
  await page.getByRole("button", { name: "New field" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New field" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await dialog.getByRole("combobox", { name: "Type" }).click();
  await page
    .getByRole("option")
    .filter({ has: page.getByText(type, { exact: true }) })
    .click();
  await more(dialog);
  await dialog.getByRole("combobox", { name: "Heading" }).fill(heading);
  await page.getByRole("option", { name: heading }).click();
  await dialog.getByRole("button", { name: "Create" }).click();
  await dialog.waitFor({ state: "detached" });
}
