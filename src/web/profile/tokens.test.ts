import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aUser, password, type Person } from "../../testing/builders.ts";
import { aMember } from "../../testing/groups.ts";

const browsed = aBrowsedWorld();

async function profileOf(person: Person): Promise<Page> {
  return browsed.open("/profile", { as: browsed.world.as(person) });
}

const statusBy = async (token: string, path: string) =>
  (await fetch(`${browsed.world.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })).status;

test("A token is made of some of one's own rights, after one has proved who one is; what was typed stays, the token is shown once", async () => {
  const tess = await aMember(browsed.world.db, "Tess", {
    rights: { "contacts.clients": { see: "all", edit: "own" }, companies: { see: "all" } },
  });
  const page = await profileOf(tess);
  await page.getByText("No program works in your name.").waitFor();
  await sql`update sessions set proved_at = now() - interval '1 hour'`.execute(browsed.world.db);
  await page.getByRole("button", { name: "New token" }).click();
  const dialog = page.getByRole("dialog", { name: "New token" });
  await dialog.getByRole("button", { name: "Make token" }).click();
  await dialog.getByText("Give it a name, so that you know it later.").waitFor();
  await dialog.getByLabel("Name", { exact: true }).fill("Monthly report");
  await dialog.getByRole("radio", { name: /Some of my rights/ }).check();
  await dialog.getByRole("button", { name: "Make token" }).click();
  await dialog.getByText("Tick at least one right.").waitFor();
  const subjects = dialog.getByRole("group", { name: "Some of my rights" }).getByRole("group");
  assert.deepEqual(await subjects.locator(".b").allTextContents(), ["Contacts: clients", "Companies"]);
  await dialog.getByRole("group", { name: "Contacts: clients" }).getByLabel("See").check();
  await dialog.getByRole("radio", { name: "30 days" }).click();
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Make token" }).click();

  const prove = page.getByRole("dialog", { name: "Prove that it is you" });
  await prove.getByLabel("Your password").fill("not this one");
  await page.keyboard.press("Enter");
  await prove.getByText("This is not your present password.").waitFor();
  await page.keyboard.press("Escape");
  await prove.waitFor({ state: "detached" });
  assert.equal(await dialog.getByLabel("Name", { exact: true }).inputValue(), "Monthly report", "nothing is lost");
  await dialog.getByRole("button", { name: "Make token" }).click();
  await prove.getByLabel("Your password").fill(password);
  await page.keyboard.press("Enter");

  const made = page.getByRole("dialog", { name: "Your token “Monthly report”" });
  const token = (await made.locator(".made-token code").textContent()) ?? "";
  assert.match(token, /^acq_[\w-]{43}$/);
  await expectAccessibleInBothThemes(page);
  await made.getByRole("button", { name: "I have kept it" }).click();
  assert.deepEqual([await statusBy(token, "/contacts"), await statusBy(token, "/companies")], [200, 403]);
  assert.equal(await page.getByText(token).count(), 0);

  await page.reload();
  const row = page.getByRole("list", { name: "Personal tokens" }).getByRole("listitem");
  await row.getByText("Contacts: clients (See)").waitFor();
  assert.match((await row.textContent()) ?? "", /Monthly reportacq_.*used now from 127\.0\.0\.1/s);
  await page.getByRole("button", { name: "End the token Monthly report" }).click();
  await page.getByRole("button", { name: "End token" }).click();
  await page.getByText("“Monthly report” has ended").waitFor();
  await page.getByText("No program works in your name.").waitFor();
  assert.equal(await statusBy(token, "/contacts"), 401);
});

test("The sign-in e-mail is changed with the password; another's is refused at its field, and the page stays open", async () => {
  const ema = await aUser(browsed.world.db, { firstName: "Ema", lastName: "Moves" });
  await aUser(browsed.world.db, { firstName: "Tai", lastName: "Taken" });
  const page = await profileOf(ema);
  await page.getByRole("button", { name: "Change e-mail" }).click();
  const dialog = page.getByRole("dialog", { name: "Change the sign-in e-mail" });
  await dialog.getByLabel("The new e-mail").fill("tai.taken@acquaint.test");
  await dialog.getByLabel("Your password").fill(password);
  await dialog.getByRole("button", { name: "Use this e-mail" }).click();
  await dialog.getByText("Somebody else has this already.").waitFor();
  await expectAccessibleInBothThemes(page);
  await dialog.getByLabel("The new e-mail").fill("ema@house.example");
  await dialog.getByRole("button", { name: "Use this e-mail" }).click();
  await page.getByText("You now sign in with ema@house.example").waitFor();
  await page.getByRole("button", { name: "My menu: Ema Moves" }).waitFor();
  assert.equal((await browsed.world.stranger.post("/session", { email: "ema@house.example", password })).status, 200);
});
