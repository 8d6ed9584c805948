import assert from "node:assert/strict";
import { before, test } from "node:test";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lindqvist" } });
before(async () => {
  await browsed.begun();
  const reply = await browsed.admin.post("/contacts", {
    firstName: "Катерина",
    lastName: "Бондаренко",
    emails: [{ value: "k.bondarenko@oberih.ua" }],
  });
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
});

test("A person is found by two beginnings in any order, opened by Enter, and stands among the recent ones", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("бонд кат");
  await page.getByRole("option", { name: "Катерина Бондаренко" }).and(page.locator("[aria-selected=true]")).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/contacts\/[0-9a-f-]{36}$/);
  await page.goto("/profile");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("/");
  await page.getByRole("group", { name: "Recent" }).getByRole("option", { name: "Катерина Бондаренко" }).waitFor();
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
  assert.equal(await search.evaluate((button) => button === document.activeElement), true);
});

test("The same words lead to the whole list", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByRole("button", { name: /^Search people/ }).click();
  await page.keyboard.type("oberih");
  await page.getByRole("option", { name: "Search contacts for “oberih”" }).click();
  await page.waitForURL("**/contacts?q=oberih");
});

for (const width of [1440, 390])
  test(`The search is open to everybody: light and dark, ${width} wide`, async () => {
    const page = await browsed.open("/profile", { as: browsed.admin, width });
    await page.getByRole("button", { name: /^Search/ }).click();
    await page.keyboard.type("кат");
    await page.getByRole("option", { name: "Катерина Бондаренко" }).waitFor();
    await expectAccessibleInBothThemes(page);
  });
