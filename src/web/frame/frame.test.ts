import assert from "node:assert/strict";
import { test } from "node:test";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessible } from "../../testing/browser.ts";
import { aUser } from "../../testing/builders.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lindqvist" } });

test("An administrator sees every section with its count; a client sees none of them", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  const sections = page.getByRole("complementary", { name: "Working panel" }).getByRole("link");
  await page.getByRole("link", { name: "Contacts 1", exact: true }).waitFor();
  assert.deepEqual(
    (await sections.allTextContents()).map((text) => text.replace(/\d+$/, "")),
    [
      "Acquaint",
      "Home",
      "Contacts",
      "Contact groups",
      "All companies",
      "All equipment",
      "Opportunities",
      "Tasks",
      "Overview",
      "Group access rights",
      "Departments",
      "Organisation",
      "Fields",
      "Tags",
      "Outgoing mail",
      "Blocklist",
      "Pipelines",
      "Audit",
      "Trash",
    ],
  );

  const client = await aUser(browsed.world.db, { firstName: "Cleo", lastName: "Roe", group: "client" });
  await browsed.world.db
    .updateTable("access_groups")
    .set({ signs_in: true })
    .where("standing", "=", "client")
    .execute();
  const theirs = await browsed.open("/", { as: browsed.world.as(client) });
  await theirs.getByRole("heading", { level: 1, name: "Hello, Cleo Roe" }).waitFor();
  assert.equal(await theirs.getByRole("complementary").count(), 0);
  assert.equal(await theirs.getByRole("button", { name: "Create" }).count(), 0);
});

test("Two keys one after the other go to a section, on any layout of the keyboard; not while one types", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  const name = page.getByLabel("First name");
  await name.focus();
  await page.keyboard.type("gt");
  assert.equal(new URL(page.url()).pathname, "/profile");
  await name.blur();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await page.waitForURL("**/trash");
  await page.evaluate(() => {
    for (const [key, code] of [
      ["п", "KeyG"],
      ["з", "KeyP"],
    ])
      window.dispatchEvent(new KeyboardEvent("keydown", { key, code }));
  });
  await page.waitForURL("**/profile");
});

test("The list of keys opens on ? and turns single keys off for those who press them by accident", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard" });
  await list.getByText("Search everything").waitFor();
  await expectAccessible(page);
  await list.getByRole("switch", { name: /^Keys without Ctrl/ }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Search everything" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/profile");
});

test("The panel folds, stays folded, and its sections keep their names", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByRole("button", { name: "Fold the panel" }).click();
  await page.reload();
  await page.getByRole("button", { name: "Unfold the panel" }).waitFor();
  await page.getByRole("link", { name: "All companies" }).waitFor();
  assert.equal(await page.locator("aside").evaluate((panel) => panel.clientWidth), 56);
  await expectAccessible(page);
});

test("What leads nowhere says so inside the frame", async () => {
  const page = await browsed.open("/nowhere/at/all", { as: browsed.admin });
  await page.getByRole("heading", { level: 1, name: "There is nothing here" }).waitFor();
  await expectAccessible(page);
});

test("An address that names what could never be is told as one that leads nowhere", async () => {
  const page = await browsed.open("/nowhere", { as: browsed.admin });
  const told = page.locator("h1", { hasText: "There is nothing here" });
  for (const path of [
    "/contacts/xyz",
    "/contacts/xyz/org-chart",
    "/contact-groups/xyz",
    "/companies/xyz",
    "/opportunities/xyz",
    "/equipment/xyz",
    "/equipment/tree?at=xyz",
    "/equipment/tree?root=xyz",
    "/equipment/tree?company=xyz",
    "/imports/xyz",
    "/management/groups/undefined",
    "/management/departments/xyz",
  ]) {
    await page.goto(path);
    await told.waitFor();
    assert.equal(await page.getByText("Look at the marked places").count(), 0, path);
  }
});

test("What others make shows by itself", async () => {
  const page = await browsed.open("/health/live", { as: browsed.admin });
  const listening = page.waitForResponse(/\/api\/v1\/events$/);
  await page.goto("/profile");
  const groups = page.getByRole("link", { name: /^Contact groups/ });
  await groups.getByText("0").waitFor();
  await listening;
  await browsed.admin.post("/contact-groups", { name: "Congress 2026" });
  await groups.getByText("1").waitFor();
});

test("Who is signed out elsewhere stands at the sign-in page within seconds, and comes back to the same page", async () => {
  const ben = await aUser(browsed.world.db, { firstName: "Ben", lastName: "Rue" });
  const page = await browsed.open("/profile", { as: browsed.world.as(ben) });
  await page.getByRole("heading", { level: 1, name: "Ben Rue" }).waitFor();
  await browsed.world.as(ben).delete("/session");
  await page.getByRole("heading", { name: "Sign in to Acquaint" }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get("next"), "/profile");
});

test("Without a connection one amber line says since when", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.context().setOffline(true);
  await page.getByText(/^No connection since/).waitFor();
  await page.context().setOffline(false);
  await page.getByText(/^No connection since/).waitFor({ state: "detached" });
});

test("Nothing is wider than a phone of 360", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin, width: 360, height: 640 });
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Companies" }).waitFor();
});

test("No word under the thumb is cut on a phone of 360, in whatever language", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin, width: 360, height: 640 });
  const cut: string[] = [];
  for (const language of ["de", "es", "fr", "ru", "uk", "en"]) {
    assert.equal((await browsed.admin.patch("/session", { language })).status, 200);
    await page.reload();
    await page.locator(`html[lang=${language}] .tabbar a`).nth(4).waitFor();
    const words = page.locator(".tabbar .clip");
    assert.equal(await words.count(), 6);
    const isCut = await words.evaluateAll((all) => all.map((word) => word.scrollWidth > word.clientWidth));
    cut.push(...(await words.allTextContents()).filter((_, place) => isCut[place]));
  }
  assert.deepEqual(cut, []);
});

test("The own menu and the menu of things to make are open to everybody", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("menuitem", { name: "Create company" }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^My menu/ }).click();
  await page.getByRole("menuitemradio", { name: "As the system" }).waitFor();
  await expectAccessible(page);
});
