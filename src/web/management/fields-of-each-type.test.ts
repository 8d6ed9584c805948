import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { eventually } from "../../testing/eventually.ts";
import { makeField as make } from "../../testing/fields-page.ts";

const browsed = aBrowsedWorld({ jobs: true });
const { open } = browsed;
let id: string;
before(async () => {
  await browsed.begun();
  await browsed.admin.post("/companies", { name: "Oberih" });
  ({ id } = (await browsed.admin.post("/contacts", { firstName: "Jonas", lastName: "Berg" })).body);
  await browsed.admin.post("/contacts", { firstName: "Karin", lastName: "Berg" });
});

const filled = {
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
};

/** Gives a field a value where it is edited: in its place on the card, or in the dialog for many. */
type Put = (page: Page, within: Locator) => Promise<unknown>;
const type =
  (text: string): Put =>
  (page) =>
    page.keyboard.type(text);
const pick =
  (option: string | RegExp): Put =>
  (page) =>
    page.getByRole("option", { name: option }).click();
const day =
  (month: string, number: string, year: string): Put =>
  async (_, within) => {
    await within.getByLabel("Month").selectOption(month);
    await within.getByRole("textbox", { name: "Day" }).fill(number);
    await within.getByRole("textbox", { name: "Year" }).fill(year);
  };
/** What two are given at once. */
const puts: Readonly<Record<string, Put>> = {
  Motto: type("Red fox"),
  Story: type("Two"),
  Score: type("7"),
  Budget: type("99"),
  Ends: day("3", "31", "2028"),
  Meets: day("3", "31", "2028"),
  Member: (_, within) => within.getByRole("switch", { name: "Member" }).click(),
  Tier: pick("Gold"),
  Colours: pick("Silver"),
  Badge: type("ZZ-9999"),
  Partner: pick(/^Karin Berg/),
  Dealer: pick("Oberih"),
};
const others = {
  motto: "Red fox",
  story: "Two",
  score: 7,
  budget: { amount: 99, currency: "EUR" },
  ends: "2028-03-31",
  meets: "2028-03-31T09:00:00.000Z",
  member: false,
  tier: "gold",
  colours: ["silver"],
  badge: "ZZ-9999",
  partner: "Karin Berg",
  dealer: "Oberih",
};

/** The own values of the one of that first name, links by their names. */
async function valuesOf(firstName: string): Promise<object> {
  const { items } = (await browsed.admin.get(`/contacts?search=${firstName}&fields=custom`)).body;
  const { custom } = items[0];
  return { ...custom, partner: custom.partner?.name, dealer: custom.dealer?.name };
}

test("An administrator makes a field of each type, and each is filled in on a card at once", async () => {
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
  const fill = async (name: string, put: Put, end?: string) => {
    await card.getByRole("button", { name: `Add ${name}` }).click();
    await put(card, card.locator(".pr.editing"));
    if (end) await card.keyboard.press(end);
    await card.getByText(`${name} changed`).waitFor();
  };
  await fill("Motto", type("Blue whale"), "Enter");
  await fill("Story", async (_, row) => {
    await card.keyboard.type("One");
    await row.getByRole("button", { name: "Save" }).click();
  });
  await fill("Score", type("42,5"), "Enter");
  await fill("Budget", type("12.5"), "Enter");
  await fill("Ends", day("2", "28", "2027"), "Enter");
  await fill("Meets", day("2", "28", "2027"), "Enter");
  await fill("Member", (_, row) => row.getByRole("switch", { name: "Member" }).click());
  await fill("Tier", pick("Silver"));
  await fill("Colours", pick("Gold"), "Tab");
  await fill("Badge", type("AB-1234"), "Enter");
  await fill("Partner", pick(/^Ada Holm/));
  await fill("Dealer", pick("Oberih"));
  assert.deepEqual(await valuesOf("Jonas"), filled);
});

test("Each narrows the list by its filter, and those that have an order put it in that", async () => {
  const page = await open("/contacts?q=berg", { as: browsed.admin });
  for (const { name } of await fieldsNow()) {
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await page.getByRole("combobox", { name: "Filter by…" }).fill(name);
    await page.keyboard.press("Enter");
    // Of yes and no there is only which.
    if (name !== "Member") await page.getByRole("combobox", { name: "How to compare" }).selectOption("notEmpty");
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByText("1 person", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Jonas Berg" }).waitFor();
    await page.goBack();
    await page.getByText("2 people", { exact: true }).waitFor();
  }

  const ordered: string[] = [];
  for (const { id: field, version } of await fieldsNow()) {
    const { status, body } = await browsed.admin.patch(`/fields/${field}`, { sortable: true, version });
    if (status === 200) ordered.push(body.key);
    else assert.equal(body.errors[0].pointer, "/sortable");
  }
  assert.deepEqual(ordered, ["motto", "score", "budget", "ends", "meets", "badge"]);
  await eventually(fieldsNow, (fields) => fields.every(({ preparing }) => !preparing));
  await page.goto(`${new URL(page.url()).origin}/contacts?q=berg&cols=${ordered.map((key) => `custom.${key}`).join()}`);
  for (const key of ordered) {
    const header = page.getByRole("columnheader", { name: key, exact: false }).getByRole("button").first();
    for (const [sort, first] of [
      [`custom.${key}`, "Karin Berg"],
      [`-custom.${key}`, "Jonas Berg"],
    ]) {
      await header.click();
      await page.waitForURL((url) => url.searchParams.get("sort") === sort);
      await page.locator('[data-row="0"]').getByRole("link", { name: first }).waitFor();
    }
  }
});

test("Each leaves in a file, and comes back from it for somebody else", async () => {
  const page = await open("/contacts?q=jonas", { as: browsed.admin });
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Download" }).click();
  const file = await readFile(await (await coming).path(), "utf8");
  const another = file.replace(id, "").replace("Jonas", "Lasse");
  await page.goto(`${new URL(page.url()).origin}/imports/new`);
  const buffer = Buffer.from(another);
  await page.locator("input[type=file]").setInputFiles({ name: "lasse.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Check every row" }).click();
  await page.getByRole("button", { name: "Run: create 1, update 0" }).click();
  await page.getByText("The file is in.").waitFor();
  assert.deepEqual(await valuesOf("Lasse"), filled);
});

test("Each is set for many at once", async () => {
  const page = await open("/contacts?q=berg&sort=firstName", { as: browsed.admin });
  const set = async (name: string, put: Put) => {
    // What is still to come cannot be ticked.
    await page.locator('[data-row="1"]:not([aria-busy])').waitFor();
    for (const row of [0, 1]) {
      await page.locator(`[data-row="${row}"] .chk`).click();
      await page.locator(`[data-row="${row}"][aria-selected="true"]`).waitFor();
    }
    const bar = page.getByRole("toolbar", { name: "With all that are selected" });
    // By a key: the bar slides in, and what was said of the field before comes up meanwhile.
    await bar.getByRole("button", { name: "Edit" }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Edit 2 contacts" });
    await dialog.waitFor();
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await put(page, dialog);
    await dialog.getByRole("button", { name: /^Change/ }).click();
    await bar.waitFor({ state: "detached" });
  };
  for (const [name, put] of Object.entries(puts)) await set(name, put);
  assert.deepEqual([await valuesOf("Jonas"), await valuesOf("Karin")], [others, others]);
});

async function fieldsNow(): Promise<{ id: string; name: string; key: string; version: number; preparing: boolean }[]> {
  return (await browsed.admin.get("/fields/own?on=contacts")).body.items;
}
