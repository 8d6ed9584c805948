import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes, focusOn } from "../../testing/browser.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lindqvist" } });
before(async () => {
  await browsed.begun();
  const people = [
    { firstName: "Катерина", lastName: "Бондаренко", emails: [{ value: "k.bondarenko@oberih.ua" }] },
    { firstName: "Jürgen", lastName: "Müller", companies: [{ name: "Mühlen & Co" }] },
  ];
  for (const person of people) {
    const reply = await browsed.admin.post("/contacts", person);
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
  }
});

async function openSearch(): Promise<Page> {
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Search everything" }).waitFor();
  return page;
}

const chosen = (page: Page, name: string) =>
  page.getByRole("option", { name }).and(page.locator("[aria-selected=true]")).waitFor();

test("A person is found by two beginnings in any order, opened by Enter, and stands among the recent ones of every browser", async () => {
  const page = await openSearch();
  await page.keyboard.type("бонд кат");
  await chosen(page, "Катерина Бондаренко");
  const remembered = page.waitForResponse((reply) => reply.url().endsWith("/api/v1/recent") && reply.status() === 204);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/contacts\/[0-9a-f-]{36}$/);
  await remembered;
  const other = await openSearch();
  await other.getByRole("group", { name: "Recent" }).getByRole("option", { name: "Катерина Бондаренко" }).waitFor();
  const headings = await other.getByRole("listbox").locator(".menu-h").allTextContents();
  assert.deepEqual(headings, ["Recent", "Do", "Go to"]);
});

test("Not a letter is lost of what is typed right after Ctrl K", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("marta", { delay: 0 });
  assert.equal(await page.getByRole("combobox", { name: "Search everything" }).inputValue(), "marta");
});

test("Pages and actions are found too, and Esc goes back to where one was", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  const search = page.getByRole("button", { name: /^Search people/ });
  await search.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("dark");
  await page.getByRole("option", { name: "Dark theme" }).waitFor();
  await page.keyboard.press("Escape");
  await focusOn(search);
});

test("What was typed is marked in what was found, accents aside; each kind leads to all that match in its list", async () => {
  const page = await openSearch();
  await page.keyboard.type("mu");
  const people = page.getByRole("group", { name: "People" });
  await people.getByRole("option", { name: "Jürgen Müller" }).waitFor();
  assert.deepEqual(await people.locator("mark").allTextContents(), ["Mü", "Mü"], "in name and company");
  const companies = page.getByRole("group", { name: "Companies" });
  assert.equal(await companies.locator("mark").textContent(), "Mü");
  await companies.getByRole("option", { name: "Show all in Companies" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await chosen(page, "Show all in Contacts");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/contacts?q=mu");
});

test("Where nothing is found it says so, and makes a contact of that name", async () => {
  const page = await openSearch();
  await page.keyboard.type("Zora Quandt");
  await page.getByText("Nothing matches “Zora Quandt”.").waitFor();
  await chosen(page, "Create contact “Zora Quandt”");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/contacts/new?name=Zora+Quandt");
  await page.getByRole("textbox", { name: "First name" }).waitFor();
  assert.deepEqual(
    [
      await page.getByRole("textbox", { name: "First name" }).inputValue(),
      await page.getByRole("textbox", { name: "Last name" }).inputValue(),
    ],
    ["Zora", "Quandt"],
  );
  await page.keyboard.press("Control+Enter");
  await page.getByRole("heading", { level: 1, name: "Zora Quandt" }).waitFor();
});

test("A search that is slow says so, one that fails says what still works, and is asked again by Enter", async () => {
  const page = await openSearch();
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/api/v1/search?*", async (route) => {
    await held;
    await route.fulfill({ status: 500, contentType: "application/problem+json", body: '{"title":"Broken"}' });
  });
  await page.keyboard.type("бонд");
  await page.getByText("Still looking…").first().waitFor();
  answer();
  await page.getByText("The search did not answer. Pages and actions still work.").first().waitFor();
  await page.unroute("**/api/v1/search?*");
  await chosen(page, "Search again");
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "Катерина Бондаренко" }).waitFor();
});

for (const width of [1440, 390])
  test(`The search is open to everybody: light and dark, ${width} wide`, async () => {
    const page = await browsed.open("/profile", { as: browsed.admin, width });
    await page.getByRole("button", { name: /^Search/ }).click();
    await page.keyboard.type("кат");
    await page.getByRole("option", { name: "Катерина Бондаренко" }).waitFor();
    await expectAccessibleInBothThemes(page);
  });
