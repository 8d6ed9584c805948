import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowser, type View, type Visitor } from "../../testing/browser.ts";
import { aUser, password } from "../../testing/builders.ts";
import { aWorld, type World } from "../../testing/world.ts";

let world: World;
let visitor: Visitor;
before(async () => {
  world = await aWorld();
  visitor = await aBrowser(world);
  await aUser(world.db, { firstName: "Ann", lastName: "Lee", group: "administrator" });
  await aUser(world.db, { firstName: "Ben", lastName: "Rue" });
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

async function signIn(path: string, email: string, word: string) {
  const page = await open(path);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(word);
  await page.keyboard.press("Enter");
  return page;
}

test("Who asks for a page without a session signs in and gets that page", async () => {
  const page = await signIn("/profile#password", "ann.lee@acquaint.test", password);
  await page.getByRole("heading", { level: 1, name: "Ann Lee" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/profile");
  assert.equal(await page.title(), "Profile · Acquaint");
});

test("Whatever is wrong is said in the same words, and what was typed stays", async () => {
  const words = "E-mail and password do not go together, or this account may not sign in.";
  for (const [email, word] of [
    ["ann.lee@acquaint.test", "not this one"],
    ["nobody@acquaint.test", password],
  ] as const) {
    const page = await signIn("/sign-in", email, word);
    await page.getByRole("alert").getByText(words).waitFor();
    assert.equal(await page.getByLabel("E-mail").inputValue(), email);
    assert.equal(await page.getByLabel("Password", { exact: true }).inputValue(), word);
  }
});

test("After too many tries the page says how long to wait, and does not ask before", async () => {
  const page = await signIn("/sign-in", "ben.rue@acquaint.test", "wrong 1");
  for (let at = 2; at < 8 && !(await page.getByText("Too many tries.").isVisible()); at++) {
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Password", { exact: true }).fill(`wrong ${at}`);
    await page.keyboard.press("Enter");
    await page.waitForLoadState("networkidle");
  }
  assert.match((await page.getByRole("alert").textContent()) ?? "", /Wait \d+ seconds/);
  assert.equal(await page.getByRole("button", { name: "Sign in", exact: true }).isDisabled(), true);
});

test("Signing out leads to the sign-in page and leaves nothing to go back to", async () => {
  const page = await signIn("/profile", "ann.lee@acquaint.test", password);
  await page.getByRole("button", { name: "My menu: Ann Lee" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in to Acquaint" }).waitFor();
  await page.goto("/profile");
  await page.getByRole("heading", { name: "Sign in to Acquaint" }).waitFor();
});
