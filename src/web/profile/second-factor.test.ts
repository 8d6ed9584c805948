import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aUser, password, type Person } from "../../testing/builders.ts";
import { aSecondFactor, codeOf, forgetSteps } from "../../testing/second-factor.ts";

const browsed = aBrowsedWorld();
beforeEach(() => forgetSteps(browsed.world));

async function profileOf(person: Person): Promise<Page> {
  return browsed.open("/profile", { as: browsed.world.as(person) });
}

/** As if the person had come in a while ago. */
async function longSignedIn({ id }: Person): Promise<void> {
  await sql`update sessions set proved_at = now() - interval '1 hour' where contact_id = ${id}`.execute(
    browsed.world.db,
  );
}

test("A second factor is set up with a key that can be read, typed and opened; its recovery codes are shown once, and not lost by a slip", async () => {
  const flo = await aUser(browsed.world.db, { firstName: "Flo", lastName: "Factor" });
  const page = await profileOf(flo);
  await page.getByRole("region", { name: "Second factor" }).getByRole("button", { name: "Set up" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill("not this one");
  await page.keyboard.press("Enter");
  await dialog.getByText("This is not your present password.").waitFor();
  await dialog.getByLabel("Your password").fill(password);
  await page.keyboard.press("Enter");
  const key = dialog.locator(".factor-key");
  await key.waitFor();
  await expectAccessibleInBothThemes(page);
  const groups = await key.locator("span").allTextContents();
  assert.ok(groups.every((group) => group.length === 4));
  const secret = groups.join("");
  const link = await dialog.getByRole("link", { name: "Open in an app" }).getAttribute("href");
  assert.ok(link?.startsWith("otpauth://totp/") && link.includes(secret));
  await dialog.getByLabel("Code from the app").fill("000 000");
  await page.keyboard.press("Enter");
  await dialog.getByText("This code is not right, or was used already.").waitFor();
  await dialog.getByLabel("Code from the app").fill(codeOf(secret));
  await page.keyboard.press("Enter");
  await dialog.getByRole("heading", { name: "Your recovery codes" }).waitFor();
  const codes = await dialog.locator("code").allTextContents();
  assert.equal(new Set(codes).size, 10);
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  assert.equal((await download).suggestedFilename(), "recovery-codes.txt");
  await page.keyboard.press("Escape");
  await dialog.getByText("This is not shown again.").waitFor();
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await page.getByText("10 recovery codes left.").waitFor();
  const again = await browsed.world.stranger.post("/session", { email: flo.email, password, code: codes[0] });
  assert.equal(again.status, 200);
});

test("New recovery codes ask to prove who one is, by password and code, and go on by themselves", async () => {
  const rae = await aUser(browsed.world.db, { firstName: "Rae", lastName: "Renews" });
  const seed = await aSecondFactor(browsed.world, rae);
  const code = codeOf(seed);
  const cookie = (await browsed.world.stranger.post("/session", { email: rae.email, password, code })).headers;
  const page = await browsed.open("/sign-in");
  const [name = "", value = ""] = (cookie.getSetCookie()[0]?.split(";")[0] ?? "").split(/=(.*)/s);
  await page.context().addCookies([{ name, value, url: browsed.world.url }]);
  await page.goto("/profile");
  await longSignedIn(rae);
  await page.getByText("0 recovery codes left. Make new ones in time.").waitFor();
  await page.getByRole("button", { name: "New recovery codes" }).click();
  await page.getByRole("button", { name: "Make new codes" }).click();
  const prove = page.getByRole("dialog", { name: "Prove that it is you" });
  await prove.getByLabel("Your password").fill(password);
  await prove.getByLabel("Code or recovery code").fill(codeOf(seed, 40));
  await page.keyboard.press("Enter");
  await prove.getByText("This code is not right, or was used already.").waitFor();
  await expectAccessibleInBothThemes(page);
  await forgetSteps(browsed.world);
  await prove.getByLabel("Code or recovery code").fill(codeOf(seed));
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Your recovery codes" }).locator("code").nth(9).waitFor();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.getByText("10 recovery codes left.").waitFor();
});

test("Turning it off takes the password and a last code", async () => {
  const tom = await aUser(browsed.world.db, { firstName: "Tom", lastName: "Turns" });
  const page = await profileOf(tom);
  const seed = await aSecondFactor(browsed.world, tom);
  await page.reload();
  await page.getByRole("button", { name: "Turn off" }).click();
  const dialog = page.getByRole("dialog", { name: "Turn off the second factor?" });
  await dialog.getByLabel("Your password").fill(password);
  await dialog.getByLabel("Code or recovery code").fill(codeOf(seed));
  await dialog.getByRole("button", { name: "Turn off" }).click();
  await page.getByText("Second factor turned off").waitFor();
  await page.getByRole("region", { name: "Second factor" }).getByRole("button", { name: "Set up" }).waitFor();
  assert.equal((await browsed.world.stranger.post("/session", { email: tom.email, password })).status, 200);
});
