import assert from "node:assert/strict";
import { before, test } from "node:test";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes, focusOn } from "../../testing/browser.ts";
import { aUser, password } from "../../testing/builders.ts";
import { aSecondFactor, aYoungStep, codeOf } from "../../testing/second-factor.ts";
import { anAccessGroup } from "../../testing/groups.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Ann", lastName: "Lee" } });
before(async () => {
  await browsed.begun();
  await aUser(browsed.world.db, { firstName: "Ben", lastName: "Rue" });
});

async function signIn(path: string, email: string, word: string) {
  const page = await browsed.open(path);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(word);
  await page.keyboard.press("Enter");
  return page;
}

test("A stranger's page asks for nothing that it cannot have: no call fails, whatever address he comes by", async () => {
  const page = await browsed.open("/health/live");
  const failed: string[] = [];
  page.on("response", (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error") failed.push(message.text());
  });
  for (const path of ["/sign-in", "/", "/contacts", "/password-reset"]) {
    await page.goto(path);
    await page.getByLabel("E-mail").waitFor();
    await page.waitForLoadState("networkidle");
  }
  assert.deepEqual(failed, []);
});

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
  await page.getByRole("alert").waitFor();
  for (let at = 2, status = 401; status === 401; at++) {
    // A page that waits for an answer takes no other try.
    await page.getByRole("button", { name: "Sign in", exact: true, disabled: false }).waitFor();
    await page.getByLabel("Password", { exact: true }).fill(`wrong ${at}`);
    const answer = page.waitForResponse((reply) => reply.request().method() === "POST");
    await page.keyboard.press("Enter");
    status = (await answer).status();
  }
  await page.getByText("Too many tries.").waitFor();
  assert.match((await page.getByRole("alert").textContent()) ?? "", /Wait \d+ seconds/);
  assert.equal(await page.getByRole("button", { name: "Sign in", exact: true }).isDisabled(), true);
});

test("Who has a second factor is asked for the code in a second step; a wrong one is said at its field, the e-mail is kept", async () => {
  const fay = await aUser(browsed.world.db, { firstName: "Fay", lastName: "Factor", group: "administrator" });
  const seed = await aSecondFactor(browsed.world, fay);
  await aYoungStep();
  const page = await signIn("/profile", fay.email, password);
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  await page.getByText(`The password is right. Now the code for ${fay.email}.`).waitFor();
  const code = page.getByLabel("Code", { exact: true });
  await focusOn(code);
  await page.keyboard.type(codeOf(seed, 50));
  await page.keyboard.press("Enter");
  await page.getByText("This code is not right, is too old or was used already.").waitFor();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("button", { name: "Sign in as somebody else" }).click();
  assert.equal(await page.getByLabel("E-mail").inputValue(), fay.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await code.fill(codeOf(seed));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Fay Factor" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/profile");
});

test("A recovery code stands in for the app", async () => {
  const rex = await aUser(browsed.world.db, { firstName: "Rex", lastName: "Recovery", group: "administrator" });
  const begun = await browsed.world.as(rex).post("/second-factor", { password });
  const set = await browsed.world.as(rex).put("/second-factor", { code: codeOf(begun.body.secret) });
  const page = await signIn("/profile", rex.email, password);
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill("not one of them");
  await page.keyboard.press("Enter");
  await page.getByText("This recovery code is not right or was used already.").waitFor();
  await page.getByLabel("Recovery code").fill(set.body.recoveryCodes[0].toUpperCase());
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Rex Recovery" }).waitFor();
});

test("Where the access group asks for a second factor, nothing stands before it is set up; its codes are shown before one is inside", async () => {
  const group = await anAccessGroup(browsed.world.db, "Careful", { rights: { "contacts.clients": { see: "all" } } });
  await browsed.world.db
    .updateTable("access_groups")
    .set({ second_factor_required: true })
    .where("id", "=", group)
    .execute();
  const nan = await aUser(browsed.world.db, { firstName: "Nan", lastName: "Needed" });
  await browsed.world.db.updateTable("contacts").set({ access_group_id: group }).where("id", "=", nan.id).execute();
  const page = await signIn("/contacts", nan.email, password);
  await page.getByRole("heading", { name: "Set up your second factor" }).waitFor();
  assert.equal(await page.getByRole("navigation").count(), 0);
  await expectAccessibleInBothThemes(page);
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Continue" }).click();
  const secret = ((await page.locator(".factor-key").textContent()) ?? "").replaceAll(" ", "");
  await page.getByLabel("Code from the app").fill(codeOf(secret));
  await page.getByRole("button", { name: "Turn on" }).click();
  await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
  assert.equal(await page.locator(".recovery code").count(), 10);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.getByRole("grid").waitFor();
  assert.equal(new URL(page.url()).pathname, "/contacts");
});

test("Signing out leads to the sign-in page and leaves nothing to go back to", async () => {
  const page = await signIn("/profile", "ann.lee@acquaint.test", password);
  await page.getByRole("button", { name: "My menu: Ann Lee" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in to Acquaint" }).waitFor();
  await page.goto("/profile");
  await page.getByRole("heading", { name: "Sign in to Acquaint" }).waitFor();
});
