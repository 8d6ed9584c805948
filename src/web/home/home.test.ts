import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aUser, password } from "../../testing/builders.ts";
import { aMember } from "../../testing/groups.ts";
import { comingBirthday } from "./coming-birthday.ts";
import { sumByStage } from "./sum-by-stage.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Ada", lastName: "Holm" } });
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const made = async (path: string, body: object) => {
  const reply = await browsed.admin.post(path, body);
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
};

before(async () => {
  await browsed.begun();
  const bo = await aUser(browsed.world.db, { firstName: "Bo", lastName: "Ray" });
  const year = Number(dayIn(5).slice(0, 4)) - 40;
  await made("/contacts", { firstName: "Lena", lastName: "Later", birthday: `${year}${dayIn(5).slice(4)}` });
  await made("/contacts", { firstName: "Sofia", lastName: "Sooner", birthday: `-${dayIn(3).slice(4)}` });
  await made("/contacts", { firstName: "Nils", lastName: "Not yet", birthday: `-${dayIn(40).slice(4)}` });
  await made("/contacts", { firstName: "Bos", lastName: "Own", owner: bo.id, birthday: `-${dayIn(4).slice(4)}` });
  await made("/contacts", {
    firstName: "Asta",
    lastName: "Assigned",
    owner: bo.id,
    assignedTo: browsed.administrator.id,
  });
  const stages = (await browsed.admin.get("/pipelines")).body.items[0].stages;
  const at = (name: string) => stages.find((stage: { name: string }) => stage.name === name).id;
  await made("/opportunities", { name: "Late deal", stage: at("Proposal"), amount: 1000, closeDate: dayIn(-9) });
  await made("/opportunities", { name: "Next deal", stage: at("New"), amount: 500, closeDate: dayIn(20) });
  await made("/opportunities", { name: "Won deal", stage: at("Won"), amount: 9000, closeDate: dayIn(-2) });
  await made("/opportunities", { name: "Bos deal", owner: bo.id });
});

const names = (page: Page, part: string) =>
  page.getByRole("region", { name: part }).getByRole("listitem").getByRole("link").allTextContents();

test("Who signs in begins at home: one's contacts, open opportunities by the day they close, birthdays that come, each with the way to all", async () => {
  const page = await browsed.open("/sign-in");
  await page.getByLabel("E-mail").fill(browsed.administrator.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Hello, Ada Holm" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/");
  assert.equal(await page.title(), "Home · Acquaint");

  const contacts = page.getByRole("region", { name: "My contacts" });
  await contacts.getByRole("link", { name: "Asta Assigned" }).waitFor();
  assert.deepEqual(await names(page, "My contacts"), ["Asta Assigned", "Nils Not yet", "Sofia Sooner", "Lena Later"]);

  const birthdays = page.getByRole("region", { name: "Birthdays" });
  await birthdays.getByRole("link", { name: "Lena Later" }).waitFor();
  assert.deepEqual(await names(page, "Birthdays"), ["Sofia Sooner", "Lena Later"]);
  await birthdays.getByText("turns 40").waitFor();

  const deals = page.getByRole("region", { name: "My open opportunities" });
  await deals.getByRole("link", { name: "Next deal" }).waitFor();
  assert.deepEqual(await names(page, "My open opportunities"), ["Late deal", "Next deal"]);
  await deals.getByRole("listitem").first().getByText("overdue").waitFor();
  assert.deepEqual(await deals.locator("dt").allTextContents(), ["New 1", "Proposal 1"]);

  await contacts.getByRole("link", { name: "Show all My contacts" }).click();
  await page.waitForURL(/\/contacts\?filter=/);
  await page.getByRole("grid").getByText("Asta Assigned").waitFor();
  assert.equal(await page.getByRole("grid").getByText("Bos Own").count(), 0);
});

test("By keyboard alone: g h goes home, what was opened stands there, and its link opens it again", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  const recent = page.getByRole("region", { name: "Recently opened" });
  await recent.getByText("What you open stands here, on every device that you use.").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("later");
  await page.getByRole("option", { name: "Lena Later" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Lena Later" }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  const link = recent.getByRole("link", { name: "Lena Later" });
  await link.waitFor();
  for (let nth = 0; nth < 60 && !(await link.evaluate((one) => one === document.activeElement)); nth++)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Lena Later" }).waitFor();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard" }).getByText("Home").waitFor();
});

test("A part is not there without its section, its right or its field; where it is empty it says what to do", async () => {
  const nora = await aMember(browsed.world.db, "Nora", {
    modules: ["contacts"],
    rights: { "contacts.clients": { see: "own", create: "own" } },
    fields: { birthday: "hidden" },
  });
  const page = await browsed.open("/", { as: browsed.world.as(nora) });
  const contacts = page.getByRole("region", { name: "My contacts" });
  await contacts.getByRole("link", { name: "Create contact" }).waitFor();
  assert.equal(await page.getByRole("region", { name: "Birthdays" }).count(), 0);
  assert.equal(await page.getByRole("region", { name: "My open opportunities" }).count(), 0);
  const omar = await aMember(browsed.world.db, "Omar", { modules: [] });
  const bare = await browsed.open("/", { as: browsed.world.as(omar) });
  await bare.getByRole("heading", { name: "Nothing is open to you yet" }).waitFor();
});

test("A part that did not come says so, and comes when it is asked again; the others stand", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByRole("heading", { level: 1 }).waitFor();
  const broken = { status: 500, contentType: "application/problem+json", body: '{"title":"Broken"}' };
  await page.route("**/api/v1/opportunities?*", (route) => route.fulfill(broken));
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  const deals = page.getByRole("region", { name: "My open opportunities" });
  await deals.getByText("This did not come.").waitFor();
  await page.getByRole("region", { name: "My contacts" }).getByRole("link", { name: "Lena Later" }).waitFor();
  await page.unroute("**/api/v1/opportunities?*");
  await deals.getByRole("button", { name: "Try again" }).click();
  await deals.getByRole("link", { name: "Next deal" }).waitFor();
});

for (const width of [1440, 390])
  test(`Home is open to everybody: light and dark, ${width} wide`, async () => {
    const page = await browsed.open("/", { as: browsed.admin, width });
    await page.getByRole("region", { name: "Birthdays" }).getByRole("link", { name: "Lena Later" }).waitFor();
    await expectAccessibleInBothThemes(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
  });

describe("A birthday", () => {
  test("comes this year or the next, with the age of whose year is known", () => {
    assert.deepEqual(comingBirthday("1984-11-24", "2026-11-22"), { day: "2026-11-24", inDays: 2, age: 42 });
    assert.deepEqual(comingBirthday("--11-22", "2026-11-22"), { day: "2026-11-22", inDays: 0, age: undefined });
    assert.deepEqual(comingBirthday("2000-01-02", "2026-12-30"), { day: "2027-01-02", inDays: 3, age: 27 });
    assert.equal(comingBirthday("", "2026-11-22"), undefined);
  });
  test("of the 29th of February is the 28th where a year has none", () => {
    assert.deepEqual(comingBirthday("--02-29", "2027-02-27"), { day: "2027-02-28", inDays: 1, age: undefined });
    assert.deepEqual(comingBirthday("2004-02-29", "2028-02-27"), { day: "2028-02-29", inDays: 2, age: 24 });
  });
});

test("What is open at each stage is summed by currency, in the order of the stages", () => {
  const at = (id: string, amount: number | null, currency = "EUR") => ({ stage: { id }, amount, currency });
  const stages = [
    { id: "new", name: "New" },
    { id: "idle", name: "Idle" },
    { id: "late", name: "Late" },
  ];
  const all = [at("late", null), at("new", 5), at("new", 7, "USD"), at("new", 3)];
  assert.deepEqual(sumByStage(all, stages), [
    {
      id: "new",
      name: "New",
      count: 3,
      sums: [
        { currency: "EUR", amount: 8 },
        { currency: "USD", amount: 7 },
      ],
    },
    { id: "late", name: "Late", count: 1, sums: [] },
  ]);
});
