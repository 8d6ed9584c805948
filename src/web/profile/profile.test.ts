import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowser, type View, type Visitor } from "../../testing/browser.ts";
import { aUser, password, type Person } from "../../testing/builders.ts";
import { aWorld, type World } from "../../testing/world.ts";

let world: World;
let visitor: Visitor;
let marta: Person;
before(async () => {
  world = await aWorld();
  visitor = await aBrowser(world);
  marta = await aUser(world.db, { firstName: "Marta", lastName: "Lind", group: "administrator" });
});
// A browser holds six connections to a server, and each open page keeps one for its events.
const pages: Page[] = [];
afterEach(() => Promise.all(pages.splice(0).map((page) => page.context().close())));
after(async () => {
  await visitor.close();
  await world.close();
});

async function open(path: string, view?: View): Promise<Page> {
  const page = await visitor.open(path, view);
  pages.push(page);
  return page;
}

test("A new name shows at once, on the page and on the card", async () => {
  const page = await open("/profile", { as: world.as(marta) });
  await page.getByLabel("Last name").fill("Lindqvist");
  await page.getByRole("button", { name: "Save name" }).click();
  await page.getByRole("heading", { level: 1, name: "Marta Lindqvist" }).waitFor();
  assert.equal((await world.as(marta).get(`/contacts/${marta.id}`)).body.lastName, "Lindqvist");
});

test("A time zone is found by typing, taken at once, and taken back by Undo", async () => {
  const before = (await world.as(marta).get("/session")).body.user.timeZone;
  const page = await open("/profile", { as: world.as(marta) });
  await page.getByRole("combobox", { name: "Time zone" }).click();
  await page.keyboard.type("new york");
  await page.getByRole("option", { name: "America / New York" }).click();
  await page.getByRole("status").getByText("Saved").waitFor();
  assert.equal((await world.as(marta).get("/session")).body.user.timeZone, "America/New_York");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Taken back").waitFor();
  assert.equal((await world.as(marta).get("/session")).body.user.timeZone, before);
});

test("The theme is chosen here and outlives a reload, without a flash of the other", async () => {
  const page = await open("/profile", { as: world.as(marta) });
  await page.getByRole("radio", { name: "Dark" }).click();
  await page.reload();
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  assert.equal(ground, "dark");
});

test("A session elsewhere is ended here", async () => {
  const ben = await aUser(world.db, { firstName: "Ben", lastName: "Rue" });
  const elsewhere = await world.stranger.post("/session", { email: ben.email, password });
  assert.equal(elsewhere.status, 200);
  const page = await open("/profile", { as: world.as(ben) });
  const rows = page.getByRole("list", { name: "Sessions" }).getByRole("listitem");
  await rows.nth(1).waitFor();
  await page.getByRole("button", { name: /^End the session of/ }).click();
  await page.getByText("Session ended").waitFor();
  await rows.nth(1).waitFor({ state: "detached" });
  assert.equal((await world.as(ben).get("/sessions")).body.items.length, 1);
});

test("The password changes only with the current one; the page stays open", async () => {
  const cleo = await aUser(world.db, { firstName: "Cleo", lastName: "Roe" });
  const page = await open("/profile", { as: world.as(cleo) });
  await page.getByLabel("Current password").fill("not this one");
  await page.getByLabel("New password").fill("seven quiet geese at dawn");
  await page.getByRole("button", { name: "Change password" }).click();
  await page
    .getByLabel("Current password")
    .and(page.locator("[aria-invalid]"))
    .or(page.getByRole("alert"))
    .first()
    .waitFor();
  await page.getByLabel("Current password").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByText("Password changed").waitFor();
  await page.getByRole("button", { name: "My menu: Cleo Roe" }).waitFor();
  const reply = await world.stranger.post("/session", { email: cleo.email, password: "seven quiet geese at dawn" });
  assert.equal(reply.status, 200);
});

test("One's own picture is chosen here, stands in the top bar at once, and is taken back by Undo", async () => {
  const page = await open("/profile", { as: world.as(marta) });
  await page.getByRole("button", { name: "Add a picture" }).waitFor();
  const buffer = await page.screenshot();
  await page.locator("input[type=file]").setInputFiles({ name: "me.png", mimeType: "image/png", buffer });
  await page.getByRole("dialog", { name: "Choose the square" }).waitFor();
  await page.getByRole("button", { name: "Use picture" }).click();
  await page.getByRole("button", { name: "Change the picture" }).waitFor();
  await page.getByRole("banner").locator("img").waitFor();
  assert.ok((await world.as(marta).get(`/contacts/${marta.id}`)).body.picture);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await page.getByRole("banner").locator("img").waitFor({ state: "detached" });
});
