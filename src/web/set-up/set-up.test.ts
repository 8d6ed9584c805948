import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Page } from "playwright-core";
import { openSetUp } from "../../access/set-up.ts";
import { aBrowser, expectAccessible, focusOn, type View, type Visitor } from "../../testing/browser.ts";
import { aWorld, type World } from "../../testing/world.ts";

let world: World;
let visitor: Visitor;
const pages: Page[] = [];
before(async () => {
  world = await aWorld();
  visitor = await aBrowser(world);
});
afterEach(() => Promise.all(pages.splice(0).map((page) => visitor.leave(page))));
after(async () => {
  await visitor.close();
  await world.close();
});

async function open(path: string, view?: View): Promise<Page> {
  const page = await visitor.open(path, view);
  pages.push(page);
  return page;
}

test("Before anybody is there, the sign-in page says where the first link is", async () => {
  await openSetUp(world.db);
  const page = await open("/sign-in");
  await page.getByText("Nobody can sign in yet.").waitFor();
});

test("A cut-off link and a wrong one are told apart from the right one", async () => {
  const cut = await open("/setup");
  await cut.getByText("The link is not complete").waitFor();
  const wrong = await open("/setup?token=guessed");
  await wrong.getByLabel("First name").fill("Eve");
  await wrong.getByLabel("Last name").fill("Dropper");
  await wrong.getByLabel("E-mail").fill("eve@acquaint.test");
  await wrong.getByLabel("Password", { exact: true }).fill("four foxes in the rain");
  await wrong.keyboard.press("Enter");
  await wrong.getByText("This link has been used or is not the newest.").waitFor();
});

test("What is missing is said beside its field once one has left it, and the first of them gets the cursor", async () => {
  const page = await open(`/setup?token=${await openSetUp(world.db)}`, { dark: true, width: 390 });
  await page.getByLabel("First name").fill("Ada");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Make administrator and go in" }).click();
  await page.getByText("Write your last name.").waitFor();
  await page.getByText("At least 12 characters.").waitFor();
  await focusOn(page.getByLabel("Last name"));
  await expectAccessible(page);
});

test("The one-time link makes the first administrator, who is inside at once; then it is spent", async () => {
  const path = `/setup?token=${await openSetUp(world.db)}`;
  const page = await open(path);
  await page.getByLabel("First name").fill("Ada");
  await page.getByLabel("Last name").fill("Root");
  await page.getByLabel("E-mail").fill("ada@acquaint.test");
  await page.getByLabel("Password", { exact: true }).fill("four foxes in the rain");
  await page.getByText("Strong").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "My menu: Ada Root" }).waitFor();
  const zone = await world.db.selectFrom("contacts").select("time_zone").executeTakeFirstOrThrow();
  assert.equal(zone.time_zone, "Europe/Kyiv");
  const again = await open(path);
  await again.getByText("Acquaint is set up already").waitFor();
});
