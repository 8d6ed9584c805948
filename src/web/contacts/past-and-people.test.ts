import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aUser } from "../../testing/builders.ts";

const browsed = aBrowsedWorld({ jobs: true });
const narrow = { width: 390, height: 844 };

const made = async (firstName: string, more: object = {}): Promise<string> => {
  const { status, body } = await browsed.admin.post("/contacts", { firstName, lastName: "Card", ...more });
  assert.equal(status, 201, JSON.stringify(body));
  return body.id;
};
const change = async (id: string, part: object) => {
  const { version } = (await browsed.admin.get(`/contacts/${id}`)).body;
  assert.equal((await browsed.admin.patch(`/contacts/${id}`, part, { "if-match": `"${version}"` })).status, 200);
};
const open = (path: string, view: object = {}): Promise<Page> => browsed.open(path, { as: browsed.admin, ...view });
const property = (page: Page, name: string) => page.locator(".pr", { has: page.getByText(name, { exact: true }) });

test("The card of a past moment is opened at a change, stepped through by keys and slider, read only, and a value is put back", async () => {
  const id = await made("Vera", { jobTitle: "Clerk", nickname: "Vee" });
  await change(id, { jobTitle: "Chief" });
  await change(id, { jobTitle: "Head", nickname: "Vy" });
  const page = await open(`/contacts/${id}`);
  const entry = page.getByRole("listitem").filter({ hasText: "ClerkChief" });
  await entry.hover();
  await entry.getByRole("button", { name: "Show the card as it was before this" }).click();
  const bar = page.locator(".past-bar");
  await bar.getByText("As of").waitFor();
  await property(page, "Job title").getByText("Clerk").waitFor();
  assert.equal(await page.getByRole("button", { name: "Edit Job title" }).count(), 0, "what was is only read");
  await property(page, "Job title").getByText("another today").waitFor();
  await page.getByRole("heading", { name: "2 fields are different today" }).waitFor();
  await expectAccessibleInBothThemes(page);

  await page.keyboard.press("ArrowRight");
  await property(page, "Job title").getByText("Chief").waitFor();
  await page.keyboard.press("ArrowRight");
  await page.getByText("Nothing is different today").waitFor();
  const slider = page.getByRole("slider", { name: "Moments at which something changed" });
  assert.equal(await slider.inputValue(), "2");
  await slider.focus();
  await page.keyboard.press("Home");
  await property(page, "Job title").getByText("Clerk").waitFor();
  await page.reload();
  await property(page, "Job title").getByText("Clerk").waitFor();

  await page.getByRole("button", { name: "Put Job title back" }).click();
  await page.getByRole("heading", { name: "1 field is different today" }).waitFor();
  assert.equal((await browsed.admin.get(`/contacts/${id}`)).body.jobTitle, "Clerk");
  await bar.getByRole("button", { name: "Back to today" }).click();
  await page.getByRole("button", { name: "Edit Job title" }).waitFor();
  assert.equal(new URL(page.url()).search, "");
});

test("Before a contact was made the page says so; on a phone the past is read from top to bottom", async () => {
  const id = await made("Nils", { jobTitle: "First" });
  const page = await open(`/contacts/${id}?asOf=2001-01-01T00:00:00Z`, narrow);
  await page.getByText("At that time this contact had not been made.").waitFor();
  await page.getByRole("button", { name: "Back to today" }).click();
  await page.getByRole("heading", { level: 1, name: "Nils Card" }).waitFor();
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "As of today" }).click();
  await page.getByText("Nothing is different today").waitFor();
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(isTooWide, false);
  await expectAccessibleInBothThemes(page);
});

test("The star follows a person, a company and an opportunity; what others do is told by the bell, and leads there", async () => {
  const bo = await aUser(browsed.world.db, { firstName: "Bo", lastName: "Other", group: "administrator" });
  const person = await made("Flo");
  const paths = [
    `/contacts/${person}`,
    `/companies/${(await browsed.admin.post("/companies", { name: "Followed Ltd" })).body.id}`,
    `/opportunities/${(await browsed.admin.post("/opportunities", { name: "Followed deal" })).body.id}`,
  ];
  for (const path of paths) {
    const page = await open(path);
    const star = page.getByRole("button", { name: /^Follow/ });
    await star.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Follow. Followed by Ada Holm.", pressed: true }).waitFor();
    await page
      .getByText(/^You follow/)
      .first()
      .waitFor();
  }
  const page = await open("/contacts");
  await page.getByRole("button", { name: "Notifications", exact: true }).waitFor();
  const asBo = browsed.world.as(bo);
  assert.equal((await asBo.patch(`/contacts/${person}`, { nickname: "F", version: 1 })).status, 200);
  await page.getByRole("button", { name: "Notifications: 1 unread" }).click();
  const notice = page.getByRole("link", { name: /Bo Other changed Flo Card/ });
  await notice.waitFor();
  await expectAccessibleInBothThemes(page);
  await notice.click();
  await page.getByRole("heading", { level: 1, name: "Flo Card" }).waitFor();
  await page.getByRole("button", { name: "Notifications", exact: true }).waitFor();
});

test("The chart is walked by keys; somebody is dragged to another boss, taken back, moved by the menu, and a circle is refused", async () => {
  const top = await made("Tess", { jobTitle: "Chief" });
  const mia = await made("Mia", { reportsTo: top });
  const leo = await made("Leo", { reportsTo: top });
  const lea = await made("Lea", { reportsTo: mia });
  const bossOf = async (id: string) => (await browsed.admin.get(`/contacts/${id}`)).body.reportsTo?.id ?? null;
  const card = await open(`/contacts/${mia}`);
  await card.getByRole("region", { name: "People" }).getByRole("link", { name: "Lea Card" }).waitFor();
  await card.getByRole("link", { name: "Org chart" }).click();
  const page = card;
  const item = (name: string) => page.getByRole("treeitem", { name: new RegExp(`^${name}`) });
  await item("Tess Card Chief").waitFor();
  await item("Lea Card").waitFor();
  await expectAccessibleInBothThemes(page);

  await item("Mia Card").focus();
  await page.keyboard.press("ArrowUp");
  await page.locator(`[data-person="${top}"] > .chart-row:focus`).waitFor();
  const row = (id: string) => page.locator(`[data-person="${id}"] > .chart-row`);
  await row(top).locator(".chart-turn").click();
  await item("Leo Card").waitFor();
  await row(mia).locator(".chart-turn.open").waitFor();

  await row(lea).dragTo(row(leo));
  await page.getByText("Lea Card reports to Leo Card now").waitFor();
  assert.equal(await bossOf(lea), leo);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await page.locator(`[data-person="${mia}"] [data-person="${lea}"]`).waitFor();
  assert.equal(await bossOf(lea), mia);

  await row(mia).dragTo(row(lea));
  await page.getByText("This would close a circle.").waitFor();
  assert.equal(await bossOf(mia), top);

  await item("Leo Card").focus();
  await page.keyboard.press("m");
  await page.getByRole("menuitem", { name: "Reports to somebody else…" }).click();
  const dialog = page.getByRole("dialog", { name: "To whom does Leo Card report?" });
  await dialog.getByRole("combobox").fill("Mia");
  await page.getByRole("option", { name: /Mia Card/ }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.locator(`[data-person="${mia}"] [data-person="${leo}"]`).waitFor();
  assert.equal(await bossOf(leo), mia);
});

test("A boss of many pages through them", async () => {
  const boss = await made("Big");
  const { db } = browsed.world;
  const { access_group_id, kind } = await db
    .selectFrom("contacts")
    .select(["access_group_id", "kind"])
    .where("id", "=", boss)
    .executeTakeFirstOrThrow();
  await db
    .insertInto("contacts")
    .values(
      Array.from({ length: 150 }, (_, nth) => ({
        access_group_id,
        kind,
        first_name: "P",
        last_name: `No ${String(nth).padStart(3, "0")}`,
        reports_to_id: boss,
      })),
    )
    .execute();
  const page = await open(`/contacts/${boss}/org-chart`, narrow);
  await page.getByText("P No 099").waitFor();
  assert.equal(await page.getByText("P No 100").count(), 0);
  await page.getByRole("treeitem", { name: /^Big Card/ }).focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.getByText("P No 149").waitFor();
  assert.equal(await page.getByRole("treeitem").count(), 151);
});
