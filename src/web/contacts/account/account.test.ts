import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes, type View } from "../../../testing/browser.ts";
import { aMember } from "../../../testing/groups.ts";
import { aUser, password } from "../../../testing/builders.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lindqvist" } });
const chosen = "seven swans over the lake";

async function openCard(id: string, view?: View): Promise<Page> {
  const page = await browsed.open(`/contacts/${id}`, { as: browsed.admin, ...view });
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}
const aContact = async (contact: Record<string, unknown>): Promise<string> =>
  (await browsed.admin.post("/contacts", contact)).body.id;
const show = async (id: string) => (await browsed.admin.get(`/contacts/${id}`)).body;
const account = (page: Page) => page.getByRole("region", { name: "Sign-in" });
/** As if it were ten minutes later: the session has to be proved anew. */
const forgetProof = () => sql`update sessions set proved_at = now() - interval '11 minutes'`.execute(browsed.world.db);

test("A contact is invited to become a user, the card tells how far that is, and the invitation is sent again and taken back", async () => {
  const id = await aContact({
    firstName: "Grace",
    lastName: "Whitfield",
    emails: [{ value: "grace@ashdown.example" }, { value: "g.w@home.example" }],
  });
  const page = await openCard(id);
  await account(page).getByText("Not a user: cannot sign in.").waitFor();
  await account(page).getByRole("button", { name: "Create user" }).click();
  const dialog = page.getByRole("dialog", { name: "Make Grace Whitfield a user" });
  await dialog.getByRole("combobox", { name: "Access group" }).waitFor();
  assert.equal(await dialog.getByRole("combobox", { name: "Sign-in e-mail" }).inputValue(), "grace@ashdown.example");
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await account(page)
    .getByText(/Invited as grace@ashdown\.example/)
    .waitFor();
  await account(page)
    .getByText(/The mail waits to be sent\. The link is good until/)
    .waitFor();
  await account(page).getByRole("button", { name: "Invite again" }).click();
  await page.getByText("Invitation on its way to grace@ashdown.example").last().waitFor();
  await account(page).getByRole("button", { name: "Take back" }).click();
  await page.getByText("Invitation taken back").waitFor();
  await account(page).getByRole("button", { name: "Create user" }).waitFor();
  const history = page.getByRole("region", { name: "Timeline" });
  await history.getByText("Marta Lindqvist took the invitation to grace@ashdown.example back").waitFor();
});

test("An administrator makes a user with a password, in the access group chosen, and proves himself where it is asked for", async () => {
  const id = await aContact({ firstName: "Pavlo", lastName: "Password" });
  const boss = await aUser(browsed.world.db, { firstName: "Bo", lastName: "Boss", group: "administrator" });
  const page = await openCard(id, { as: browsed.world.as(boss) });
  await account(page).getByRole("button", { name: "Create user" }).click();
  const dialog = page.getByRole("dialog", { name: "Make Pavlo Password a user" });
  await dialog.getByRole("combobox", { name: "Access group" }).fill("Agent");
  await page.getByRole("option", { name: "Agent", exact: true }).click();
  await dialog.getByRole("textbox", { name: "Sign-in e-mail" }).fill("pavlo@acquaint.test");
  await dialog.getByRole("radio", { name: "Password from me" }).click();
  await dialog.getByLabel("New password").fill("short");
  await dialog.getByLabel("Your own password").fill(password);
  await forgetProof();
  await dialog.getByRole("button", { name: "Create user" }).click();
  await dialog.getByText("At least 12 characters.").waitFor();
  await dialog.getByLabel("New password").fill(chosen);
  await dialog.getByRole("button", { name: "Create user" }).click();
  const prove = page.getByRole("dialog", { name: "Prove that it is you" });
  await prove.getByLabel("Your password", { exact: true }).fill("not mine at all");
  await prove.getByRole("button", { name: "It is me" }).click();
  await prove.getByText("This is not your present password.").waitFor();
  await prove.getByLabel("Your password", { exact: true }).fill(password);
  await prove.getByRole("button", { name: "It is me" }).click();
  await page.getByText("Pavlo Password can sign in as pavlo@acquaint.test").waitFor();
  const { accessGroup, signInEmail } = await show(id);
  assert.deepEqual([accessGroup.name, signInEmail], ["Agent", "pavlo@acquaint.test"]);
  const reply = await browsed.world.stranger.post("/session", { email: "pavlo@acquaint.test", password: chosen });
  assert.equal(reply.status, 200);
  await page.reload();
  await account(page)
    .getByText(/Last sign-in .* from 127\.0\.0\.1/)
    .waitFor();
});

test("Another password ends everything that is open of the person", async () => {
  const olaf = await aUser(browsed.world.db, { firstName: "Olaf", lastName: "Open" });
  const cookie = await browsed.world.as(olaf).cookie();
  const boss = await aUser(browsed.world.db, { firstName: "Bea", lastName: "Boss", group: "administrator" });
  const page = await openCard(olaf.id, { as: browsed.world.as(boss) });
  await account(page).getByRole("button", { name: "Set a password" }).click();
  const dialog = page.getByRole("dialog", { name: "Set a password for Olaf Open" });
  await dialog.getByLabel("New password").fill(chosen);
  await dialog.getByRole("button", { name: "Set password" }).click();
  await page.getByText("Olaf Open has a new password").waitFor();
  assert.equal((await browsed.world.stranger.get("/session", { cookie })).status, 401);
});

test("Why somebody may or may not is answered on the card, rule by rule, for oneself and for others", async () => {
  await aMember(browsed.world.db, "Nora", {
    rights: { "contacts.clients": { see: "own" } },
    modules: ["contacts", "companies"],
  });
  const id = await aContact({ firstName: "Iryna", lastName: "Koval", owner: browsed.administrator.id });
  const page = await openCard(id);
  await page.getByRole("button", { name: "Why" }).click();
  const dialog = page.getByRole("dialog", { name: "Who may what with Iryna Koval" });
  await dialog.getByText("Marta Lindqvist may see this contact.").waitFor();
  await dialog.getByText("administrators may do everything").waitFor();
  await dialog.getByRole("combobox", { name: "Person" }).fill("Nora");
  await page.getByRole("option", { name: /Nora/ }).click();
  await dialog.getByText("Nora Member may not see this contact.").waitFor();
  await dialog.getByText("The owner is Marta Lindqvist; that is beyond this reach.").waitFor();
  await dialog.getByRole("combobox", { name: "What" }).click();
  await page.getByRole("option", { name: "edit this contact", exact: true }).click();
  await dialog.getByText("Nora Member may not edit this contact.").waitFor();
  await expectAccessibleInBothThemes(page);
});

test("An administrator sees the page as the person whose card it is; others are not offered it", async () => {
  const ben = await aUser(browsed.world.db, { firstName: "Ben", lastName: "Looked" });
  const other = await aUser(browsed.world.db, { firstName: "Eve", lastName: "Root", group: "administrator" });
  const page = await openCard(ben.id, { as: browsed.world.as(other) });
  await page.getByRole("button", { name: "View as" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  const viewer = await page.evaluate(async () => {
    const session = await (await fetch("/api/v1/session")).json();
    return [session.user.name, session.viewer.name];
  });
  assert.deepEqual(viewer, ["Ben Looked", "Eve Root"]);
  const own = await openCard(other.id, { as: browsed.world.as(ben) });
  assert.equal(await own.getByRole("button", { name: "View as" }).count(), 0);
  assert.equal(await own.getByRole("button", { name: "Why" }).count(), 0);
});

test("A client's card offers no departments; an agent's does", async () => {
  const id = await aContact({ firstName: "No", lastName: "Department" });
  const ben = await aUser(browsed.world.db, { firstName: "Bea", lastName: "Seated" });
  const client = await openCard(id);
  const all = async (page: Page) => {
    const folds = page.locator(".props .fold[aria-expanded=false]");
    await folds.first().waitFor();
    while ((await folds.count()) > 0) await folds.first().click();
  };
  await all(client);
  assert.equal(await client.getByRole("button", { name: "Add Departments" }).count(), 0);
  const agent = await openCard(ben.id);
  await all(agent);
  await agent.getByRole("button", { name: "Add Departments" }).waitFor();
});
