import assert from "node:assert/strict";
import { test } from "node:test";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { aUser, password } from "../../testing/builders.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lind" } });

test("A new name shows at once, on the page and on the card", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByLabel("Last name").fill("Lindqvist");
  await page.getByRole("button", { name: "Save name" }).click();
  await page.getByRole("heading", { level: 1, name: "Marta Lindqvist" }).waitFor();
  assert.equal((await browsed.admin.get(`/contacts/${browsed.administrator.id}`)).body.lastName, "Lindqvist");
});

test("A time zone is found by typing, taken at once, and taken back by Undo", async () => {
  const before = (await browsed.admin.get("/session")).body.user.timeZone;
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByRole("combobox", { name: "Time zone" }).click();
  await page.keyboard.type("new york");
  await page.getByRole("option", { name: "America / New York" }).click();
  await page.getByRole("status").getByText("Saved").waitFor();
  assert.equal((await browsed.admin.get("/session")).body.user.timeZone, "America/New_York");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Taken back").waitFor();
  assert.equal((await browsed.admin.get("/session")).body.user.timeZone, before);
});

test("The theme is chosen here and outlives a reload, without a flash of the other", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByRole("radio", { name: "Dark" }).click();
  await page.reload();
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  assert.equal(ground, "dark");
});

test("A session elsewhere is ended here", async () => {
  const ben = await aUser(browsed.world.db, { firstName: "Ben", lastName: "Rue" });
  const elsewhere = await browsed.world.stranger.post("/session", { email: ben.email, password });
  assert.equal(elsewhere.status, 200);
  const page = await browsed.open("/profile", { as: browsed.world.as(ben) });
  const rows = page.getByRole("list", { name: "Sessions" }).getByRole("listitem");
  await rows.nth(1).waitFor();
  await page.getByRole("button", { name: /^End the session of/ }).click();
  await page.getByText("Session ended").waitFor();
  await rows.nth(1).waitFor({ state: "detached" });
  assert.equal((await browsed.world.as(ben).get("/sessions")).body.items.length, 1);
});

test("The password changes only with the current one; the page stays open", async () => {
  const cleo = await aUser(browsed.world.db, { firstName: "Cleo", lastName: "Roe" });
  const page = await browsed.open("/profile", { as: browsed.world.as(cleo) });
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
  const reply = await browsed.world.stranger.post("/session", {
    email: cleo.email,
    password: "seven quiet geese at dawn",
  });
  assert.equal(reply.status, 200);
});

test("One's own picture is chosen here, stands in the top bar at once, and is taken back by Undo", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByRole("button", { name: "Add a picture" }).waitFor();
  const buffer = await page.screenshot();
  await page.locator("input[type=file]").setInputFiles({ name: "me.png", mimeType: "image/png", buffer });
  await page.getByRole("dialog", { name: "Choose the square" }).waitFor();
  await page.getByRole("button", { name: "Use picture" }).click();
  await page.getByRole("button", { name: "Change the picture" }).waitFor();
  await page.getByRole("banner").locator("img").waitFor();
  assert.ok((await browsed.admin.get(`/contacts/${browsed.administrator.id}`)).body.picture);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await page.getByRole("banner").locator("img").waitFor({ state: "detached" });
});
