import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aUser } from "../../testing/builders.ts";
import { aMailServer } from "../../testing/mail-server.ts";

const browsed = aBrowsedWorld();
const { open } = browsed;

test("An administrator sets the mail server up, tries it, and reads its own words; the password never comes back", async (t) => {
  const server = await aMailServer({ user: "desk", password: "a key made of birch" });
  t.after(() => server.close());
  const page = await open("/management/mail", { as: browsed.admin });
  await page.getByText("No mail leaves yet").waitFor();
  await page.getByRole("main").getByRole("status").getByRole("link", { name: "Mail server" }).click();
  await page.getByLabel("Name", { exact: true }).first().fill("127.0.0.1");
  await page.getByRole("radio", { name: "None" }).click();
  await page.waitForFunction(() => [...document.querySelectorAll("input")].some(({ value }) => value === "25"));
  await page.getByLabel("Port").fill(String(server.port));
  await page.getByLabel("User name").fill("desk");
  await page.getByLabel("Password").fill("wrong");
  await page.getByLabel("E-mail address").fill("desk@house.example");
  await page.getByRole("button", { name: "Save and send a test" }).click();
  await page.getByText("The mail server did not accept user name and password.").waitFor();
  await page.getByText("who are you").waitFor();
  await page.getByLabel("Password").fill("a key made of birch");
  await page.getByRole("button", { name: "Save and send a test" }).click();
  await page.getByText("The server has taken the letter to ada.holm@acquaint.test.").waitFor();
  assert.equal(server.to("ada.holm@acquaint.test").user, "desk");
  await expectAccessibleInBothThemes(page);
  await page.reload();
  await page.getByLabel("User name").waitFor();
  assert.equal(await page.getByLabel("Password").inputValue(), "");
  assert.equal(await page.getByLabel("Password").getAttribute("placeholder"), "Kept; type to replace it");
  await page.getByLabel("Name", { exact: true }).first().fill("mail.example.com");
  await page.getByText("Another server needs the password anew.").waitFor();
  await page.getByRole("button", { name: "Save 1 change" }).click();
  await page.getByText("What is wrong stands beside its field.").waitFor();
  assert.equal(await page.getByLabel("Name", { exact: true }).first().inputValue(), "mail.example.com");
});

test("Letters are read by their state, with the reason in words; one is tried again, one is not sent at all", async () => {
  const bo = await aUser(browsed.world.db, { firstName: "Bo", lastName: "Both" });
  await aLetter(bo.id, bo.email, "failed", "Invitation for Bo");
  await aLetter(bo.id, bo.email, "waiting", "New sign-in");
  const page = await open("/management/mail", { as: browsed.admin });
  await page.getByText("Invitation for Bo").waitFor();
  await page.getByText("550 no such mailbox").waitFor();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("tab", { name: "Not sent 1" }).click();
  await page.getByText("New sign-in").waitFor({ state: "detached" });
  assert.match(page.url(), /state=failed/);
  await page.getByRole("button", { name: "Send again: Invitation for Bo" }).click();
  await page.getByText("“Invitation for Bo” is tried again").waitFor();
  await page.getByRole("tab", { name: "Waiting 2" }).click();
  await page.getByRole("button", { name: "Do not send: New sign-in" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take out" }).click();
  await page.getByText("“New sign-in” taken out").waitFor();
  await page.getByRole("tab", { name: "Waiting 1" }).waitFor();
  const left = await browsed.world.db.selectFrom("outbox").select(["subject", "state"]).execute();
  assert.deepEqual(left, [{ subject: "Invitation for Bo", state: "waiting" }]);
});

test("Every template is looked at in every language, as a letter and as text, in the organisation's name", async () => {
  const { version } = (await browsed.admin.get("/settings")).body;
  await browsed.admin.patch("/settings", { name: "Holm & Sons", version });
  const page = await open("/management/mail/templates", { as: browsed.admin });
  await page.getByRole("heading", { name: "You are invited to Holm & Sons" }).waitFor();
  const button = page.locator(".letter-view span", { hasText: "Accept the invitation" });
  assert.equal(await button.evaluate((one) => getComputedStyle(one).backgroundColor), "rgb(31, 95, 191)");
  assert.equal(await page.locator(".letter-view a").count(), 0);
  await page.getByRole("button", { name: /^New sign-in/ }).click();
  await page.getByRole("combobox", { name: "Language of the letter" }).click();
  await page.getByRole("option", { name: "Українська" }).click();
  await page.getByRole("heading", { name: "Новий вхід до Holm & Sons" }).waitFor();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("radio", { name: "Plain text" }).click();
  await page.locator("pre", { hasText: "Переглянути мої сеанси" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Новий вхід до Holm & Sons" }).waitFor();
});

async function aLetter(person: string, to: string, state: "waiting" | "failed", subject: string): Promise<void> {
  const answer = state === "failed" ? "550 no such mailbox" : "";
  await sql`insert into outbox (kind, contact_id, recipient, language, subject, text, html, is_secret, state, attempts, next_at, last_error, last_answer)
    values ('invitation', ${person}, ${to}, 'en', ${subject}, 'text', '<p>text</p>', false, ${state}, ${state === "failed" ? 3 : 0},
      ${state === "waiting" ? sql`now()` : null}, ${state === "failed" ? "recipient" : ""}, ${answer})`.execute(
    browsed.world.db,
  );
}
