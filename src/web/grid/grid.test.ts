import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { aBrowser, expectAccessible, expectAccessibleInBothThemes, type View } from "../../testing/browser.ts";
import { aUser } from "../../testing/builders.ts";
import { aWorld } from "../../testing/world.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Aalto" } });
before(async () => {
  await browsed.begun();
  const town = Array.from({ length: 130 }, (_, at) => ({
    firstName: ["Anna", "Jonas", "Олена", "Grace"][at % 4],
    lastName: `Berg ${String(at).padStart(3, "0")}`,
    jobTitle: at % 10 === 0 ? "Radiologist" : "Buyer",
    emails: [{ value: `berg${at}@town.example`, label: "work" }],
    tags: at % 5 === 0 ? ["VIP"] : [],
  }));
  for (const person of town) await browsed.admin.post("/contacts", person);
});

async function openList(search = "", view?: View): Promise<Page> {
  const page = await browsed.open(`/contacts?sort=lastName${search}`, { as: browsed.admin, ...view });
  await page.locator(".gr:not([aria-busy]), .empty").first().waitFor();
  return page;
}

const cell = (page: Page, row: number, key: string) => page.locator(`[data-row="${row}"] [data-key="${key}"]`);
const nameIn = (page: Page, row: number) => cell(page, row, "name").locator("a").first().innerText();
const idIn = async (page: Page, row: number) =>
  (await cell(page, row, "name").locator("a").first().getAttribute("href"))?.split("/").at(-1) ?? "";
const show = async (id: string) => (await browsed.admin.get(`/contacts/${id}`)).body;
const focusedAt = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement?.closest("[data-key]");
    const row = at?.closest("[data-row]");
    return `${row?.getAttribute("data-row")} ${at?.getAttribute("data-key")}`;
  });

test("Rows come while one scrolls, to the very last, in few elements", async () => {
  const page = await openList();
  await page.getByText("131 people").waitFor();
  const grid = page.getByRole("grid", { name: "Contacts" });
  await grid.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await page.getByRole("link", { name: "Jonas Berg 129" }).waitFor();
  assert.ok((await page.locator(".gr").count()) < 60);
  assert.equal(await grid.getAttribute("aria-rowcount"), "132");
});

test("By keyboard alone one goes through the grid, ticks a stretch and opens a card; Back stands where one was", async () => {
  const page = await openList();
  await cell(page, 0, "name").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("j");
  assert.equal(await focusedAt(page), "1 status");
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("3 selected").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("3 selected").waitFor({ state: "detached" });
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  const [at = ""] = (await focusedAt(page)).split(" ");
  const name = await nameIn(page, Number(at));
  const top = await page.locator(".grid").evaluate((element) => element.scrollTop);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.goBack();
  await page.getByRole("link", { name }).waitFor();
  await page.waitForFunction(
    (row) => document.activeElement?.closest("[data-row]")?.getAttribute("data-row") === row,
    at,
  );
  assert.equal(await page.locator(".grid").evaluate((element) => element.scrollTop), top);
});

test("A cell is edited by F2, saved by Enter, gone on from by Tab, and taken back by the toast", async () => {
  const page = await openList("&cols=jobTitle,emails,tags");
  const id = await idIn(page, 4);
  await cell(page, 4, "jobTitle").focus();
  await page.keyboard.press("F2");
  await page.keyboard.type("Head buyer");
  await page.keyboard.press("Enter");
  await page
    .getByText("Job title of Anna Berg 003 changed")
    .or(page.getByText(/Job title of .* changed/))
    .first()
    .waitFor();
  assert.equal((await show(id)).jobTitle, "Head buyer");
  assert.equal(await focusedAt(page), "4 jobTitle");
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await cell(page, 4, "jobTitle").getByText("Buyer", { exact: true }).waitFor();

  await cell(page, 4, "jobTitle").dblclick();
  await page.keyboard.type("Owner");
  await page.keyboard.press("Tab");
  await page.getByRole("textbox", { name: /^E-mail of/ }).waitFor();
  await page.keyboard.press("Escape");
  await cell(page, 4, "jobTitle").getByText("Owner", { exact: true }).waitFor();
});

test("A refused value stays in its cell with the reason, and Esc brings the old one back", async () => {
  const page = await openList();
  const before = await cell(page, 6, "emails").innerText();
  await cell(page, 6, "emails").dblclick();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("no address");
  await page.keyboard.press("Enter");
  const refused = cell(page, 6, "emails");
  await refused.getByRole("alert").waitFor();
  assert.equal(await refused.getByRole("textbox").inputValue(), "no address");
  await page.keyboard.press("Escape");
  await refused.getByText(before).waitFor();
  assert.equal((await show(await idIn(page, 6))).version, 1);
});

test("When somebody was quicker, both values are shown; when he changed something else, nobody is asked", async () => {
  const page = await openList("&cols=jobTitle");
  const [disputed, peaceful] = [await idIn(page, 8), await idIn(page, 14)];
  // The page does not hear of the changes, as if it had just not yet come to it.
  await page.route("**/api/v1/contacts?**", (route) => route.abort());
  await browsed.admin.patch(`/contacts/${disputed}`, { jobTitle: "By Olena", version: 1 });
  await browsed.admin.patch(`/contacts/${peaceful}`, { nickname: "Jo", version: 1 });
  for (const row of [8, 14]) {
    await cell(page, row, "jobTitle").dblclick();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("By Marta");
    await page.keyboard.press("Enter");
  }
  await cell(page, 14, "jobTitle").getByText("By Marta", { exact: true }).waitFor();
  await cell(page, 8, "jobTitle").getByText("“By Olena”").waitFor();
  assert.equal((await show(disputed)).jobTitle, "By Olena");
  const saved = page.waitForResponse((reply) => reply.url().includes(disputed) && reply.request().method() === "PATCH");
  await page.getByRole("button", { name: "Save mine" }).click();
  await cell(page, 8, "jobTitle").getByRole("alert").waitFor({ state: "detached" });
  assert.equal((await saved).status(), 200);
  assert.equal((await show(disputed)).jobTitle, "By Marta");
  assert.equal((await show(peaceful)).jobTitle, "By Marta");
});

test("A filter is made by field, operator and value, reads as a sentence, and stands in the link", async () => {
  const page = await openList();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("combobox", { name: "Filter by…" }).fill("job");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Value" }).fill("radio");
  await page.keyboard.press("Enter");
  await page.getByText("13 people").waitFor();
  assert.equal(await page.locator(".chip .said").innerText(), "Job title contains radio");
  assert.match(await page.locator(".words").innerText(), /whose job title contains “radio”/);

  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.keyboard.type("tags");
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: "VIP" }).click();
  await page.getByRole("button", { name: "Apply" }).click();
  await page.locator(".chip", { hasText: "VIP" }).waitFor();
  const other = await openList(`&${new URL(page.url()).searchParams.toString()}`);
  await other.getByText("tagged VIP").waitFor();
  await page.goBack();
  await page.locator(".chip", { hasText: "VIP" }).waitFor({ state: "detached" });
  assert.equal(await page.locator(".chip").count(), 1);
});

test("Searching narrows the list while one types, and whoever finds nothing is told what excludes", async () => {
  const page = await openList();
  await page.getByRole("searchbox", { name: "Search contacts" }).fill("berg 012");
  await page.getByText("1 person", { exact: true }).waitFor();
  assert.match(page.url(), /q=berg/);
  const filter = encodeURIComponent(JSON.stringify({ all: [{ field: "tags", is: "anyOf", value: ["VIP"] }] }));
  const none = await openList(`&q=berg+012&filter=${filter}`);
  await none
    .getByText("Nobody matches both")
    .or(none.getByText(/Nobody matches/))
    .first()
    .waitFor();
  await none
    .getByText(/Without “Tags is any of VIP” there is 1 person|Without the search “berg 012” there are 26 people/)
    .waitFor();
  await expectAccessible(none);
  await none.getByRole("button", { name: "Leave the search out" }).click();
  await none.getByText("26 people").waitFor();
});

test("While an answer is on its way the rows of the list before say so, and their number is not told of the new one", async () => {
  const page = await openList();
  await page.getByText("131 people").waitFor();
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/contacts\?.*search=berg/, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("searchbox", { name: "Search contacts" }).fill("berg 012");
  const seen = await page.waitForFunction(
    () =>
      location.search.includes("q=berg") && {
        busy: document.querySelector("[role=grid]")?.getAttribute("aria-busy"),
        words: document.querySelector(".words b")?.textContent?.trim(),
      },
  );
  assert.deepEqual(await seen.jsonValue(), { busy: "true", words: "" });
  release();
  await page.getByText("1 person", { exact: true }).waitFor();
  await page.locator("[role=grid]:not([aria-busy])").waitFor();
});

test("Columns are hidden, shown, moved and widened by keyboard, and are remembered", async () => {
  const page = await openList();
  const order = () =>
    page.locator(".hc[data-key]").evaluateAll((all) => all.map((one) => one.getAttribute("data-key")).join(" "));
  await page.locator('.hc[data-key="companies"]').focus();
  await page.keyboard.press("Control+Shift+ArrowLeft");
  assert.match(await order(), /^name companies status/);
  const width = () => page.locator('.hc[data-key="companies"]').evaluate((element) => element.clientWidth);
  const before = await width();
  await page.locator('.hc[data-key="companies"]').focus();
  await page.keyboard.press("Shift+ArrowRight");
  assert.ok(Math.abs((await width()) - before - 16) <= 1);
  await page.locator('.hc[data-key="owner"]').hover();
  await page.getByRole("button", { name: "Column Owner" }).click();
  await page.getByRole("menuitem", { name: "Hide" }).click();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Nickname" }).check();
  await page.keyboard.press("Escape");
  assert.equal(await order(), "name companies status emails tags updatedAt nickname");
  await page.goto("/contacts?sort=lastName");
  await page.locator(".gr:not([aria-busy])").first().waitFor();
  assert.equal(await order(), "name companies status emails tags updatedAt nickname");
  assert.ok(Math.abs((await width()) - before - 16) <= 1);
});

test("A press on a head sorts up, then down; with Shift a second key comes behind", async () => {
  const page = await openList();
  const name = page.locator('.hc[data-key="name"]');
  assert.equal(await name.getAttribute("aria-sort"), "ascending");
  await name.getByRole("button", { name: "Name", exact: true }).click();
  await page.getByRole("link", { name: "Jonas Berg 129" }).waitFor();
  assert.equal(await name.getAttribute("aria-sort"), "descending");
  await page.getByRole("button", { name: "Last change", exact: true }).click({ modifiers: ["Shift"] });
  await page.waitForURL(/sort=-lastName%2CupdatedAt/);
});

test("All that match are ticked, deleted once their number was confirmed, and come back with one press", async () => {
  // A short word stands at the beginning: 110 to 119.
  const page = await openList("&q=berg+11");
  await page.getByText("10 people").waitFor();
  await page.locator('[data-row="0"] .chk').click();
  await page.locator('[data-row="2"] .chk').click({ modifiers: ["Shift"] });
  await page.getByText("3 selected").waitFor();
  await page.getByRole("button", { name: "Select all 10" }).click();
  await page.getByText("10 selected").waitFor();
  await page.getByRole("toolbar", { name: "With all" }).getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete 10 contacts" }).click();
  await page.getByText("10 contacts deleted").waitFor();
  await page.getByText("0 people").waitFor();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await page.getByText("10 people").waitFor();
});

test("What somebody else changes appears by itself", async () => {
  const page = await openList("&cols=jobTitle");
  const id = await idIn(page, 20);
  const { version } = await show(id);
  await browsed.admin.patch(`/contacts/${id}`, { jobTitle: "Seen at once", version });
  await cell(page, 20, "jobTitle").getByText("Seen at once").waitFor();
});

test("On a phone a row has two lines, a press opens the card, the picture ticks", async () => {
  const page = await openList("", { width: 390, height: 844 });
  const first = page.locator('[data-row="0"]');
  assert.equal((await first.boundingBox())?.height, 64);
  await page.locator('[data-row="1"] .cb').click();
  await page.getByText("1 selected").waitFor();
  await page.getByRole("button", { name: "Clear the selection" }).click();
  const name = await nameIn(page, 2);
  await page.locator('[data-row="2"]').click({ position: { x: 200, y: 40 } });
  await page.getByRole("heading", { level: 1, name }).waitFor();
});

for (const width of [1440, 390]) {
  test(`The list breaks no rule of accessibility, light and dark, ${width} wide`, async () => {
    const page = await openList("", { width, height: 844 });
    await page.locator('[data-row="1"] .cb').click();
    await expectAccessibleInBothThemes(page);
    if (width < 700) return;
    await cell(page, 2, "emails").dblclick();
    await page.getByRole("textbox", { name: /^E-mail of/ }).waitFor();
    await expectAccessibleInBothThemes(page);
  });
}

test("Whoever has nobody yet is told what to do first", async () => {
  const lone = await aWorld();
  const ann = await aUser(lone.db, { group: "administrator" });
  const shown = await aBrowser(lone);
  const page = await shown.open("/companies", { as: lone.as(ann) });
  await page.getByText("No companies yet").waitFor();
  await expectAccessible(page);
  await shown.close();
  await lone.close();
});
