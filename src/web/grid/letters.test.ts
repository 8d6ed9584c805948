import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes, type View } from "../../testing/browser.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Aalto" } });
before(async () => {
  await browsed.begun();
  const names = ["Bergmann", "Çelik", "Kowalski", "Öztürk", "Zimmer", "Бондаренко", "Гриценко", "Їжак", "Шевчук"];
  for (const [at, lastName] of names.entries())
    for (const firstName of ["Anna", "Jonas", "Olena"])
      await browsed.admin.post("/contacts", { firstName, lastName, ...(at < 5 && { jobTitle: "Buyer" }) });
});

async function openList(search = "?sort=lastName", view?: View): Promise<Page> {
  const page = await browsed.open(`/contacts${search}`, { as: browsed.admin, ...view });
  await page.locator(".gr:not([aria-busy])").first().waitFor();
  return page;
}

const strip = (page: Page) => page.getByRole("toolbar", { name: "Jump to a letter" });
const first = (page: Page, name: string) => page.locator('[data-row="0"]').getByRole("link", { name }).waitFor();

test("A press on a letter leads to the first row there; the chip says so, and leads back", async () => {
  const page = await openList();
  await strip(page).getByRole("button", { name: "Jump to K" }).click();
  await first(page, "Anna Kowalski");
  await page.getByText("28 people").waitFor();
  assert.match(page.url(), /from=K/);
  await strip(page).getByRole("button", { name: "Jump to L" }).click();
  await first(page, "Anna Öztürk");
  await page.locator(".chip", { hasText: "From L on" }).waitFor();
  await page.getByRole("button", { name: "Show from the beginning" }).click();
  await first(page, "Marta Aalto");
  await page.goBack();
  await first(page, "Anna Öztürk");
});

test("Only alphabets that occur are offered; in the person's own language first", async () => {
  const page = await openList();
  const scripts = () => strip(page).locator(".script").allInnerTexts();
  await strip(page).waitFor();
  assert.deepEqual(await scripts(), ["ABC", "АБВ"]);
  await strip(page).getByRole("button", { name: "Cyrillic" }).click();
  await strip(page).getByRole("button", { name: "Jump to Ї" }).click();
  await first(page, "Anna Їжак");
});

test("By keyboard: l and the letter, in whatever alphabet, and the focus is on the first row there", async () => {
  const page = await openList();
  await strip(page).waitFor();
  await page.keyboard.press("l");
  await page.keyboard.press("o");
  await first(page, "Anna Öztürk");
  await page.waitForFunction(() => document.activeElement?.closest('[data-row="0"] [data-key="name"]'));
  await page.keyboard.press("l");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await first(page, "Anna Zimmer");
  // A key of another layout, which Playwright's keyboard does not have.
  await page.evaluate(() =>
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "ш", bubbles: true, cancelable: true })),
  );
  await first(page, "Anna Шевчук");
});

test("From Z to A one comes to the last of those that begin with the letter", async () => {
  const page = await openList("?sort=-lastName");
  await strip(page).getByRole("button", { name: "Jump to K" }).click();
  await first(page, "Olena Kowalski");
});

test("Another order or a filter begins at its own beginning; by a date there are no letters", async () => {
  const page = await openList("?sort=lastName&from=K");
  await first(page, "Anna Kowalski");
  await page.getByRole("searchbox", { name: "Search contacts" }).fill("zimmer");
  await first(page, "Anna Zimmer");
  await page.waitForURL((url) => !url.searchParams.has("from"));
  await page.getByRole("button", { name: "Last change", exact: true }).click();
  await strip(page).waitFor({ state: "detached" });
});

test("The letters break no rule of accessibility, and make way where they do not fit", async () => {
  const page = await openList("?sort=lastName&from=K");
  await strip(page).waitFor();
  await expectAccessibleInBothThemes(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await strip(page).waitFor({ state: "hidden" });
  await page.locator(".chip", { hasText: "From K on" }).waitFor();
});
