import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes, type View } from "../../testing/browser.ts";
import { aUser, password } from "../../testing/builders.ts";
import { aMailServer, type MailServer } from "../../testing/mail-server.ts";
import { eventually } from "../../testing/eventually.ts";
import { setUpMail } from "../../testing/mail.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Ada", lastName: "Root" }, jobs: true });
let server: MailServer;
const chosen = "seven swans over the lake";

before(async () => {
  await browsed.begun();
  server = await aMailServer();
  await setUpMail(browsed.admin, server);
});
after(() => server.close());

/** A page, and every address it asks for. */
async function open(path: string, view?: View): Promise<{ page: Page; asked: string[] }> {
  const page = await browsed.open("/sign-in", view);
  const asked: string[] = [];
  // What stands behind # is told to tests, and to no server.
  page.on("request", (request) => asked.push(`${request.url().split("#")[0]} ${JSON.stringify(request.headers())}`));
  await page.goto(path);
  return { page, asked };
}

/** Where the latest mail to somebody leads, below the address of the installation. */
async function linkFor(email: string, mails = 1): Promise<string> {
  const links = () =>
    server.mails.flatMap(({ to, text }) => (to.includes(email) ? (/http\S+#token=[\w-]+/.exec(text) ?? []) : []));
  return new URL((await eventually(links, (found) => found.length >= mails)).at(-1) ?? "").href.slice(
    browsed.world.url.length,
  );
}

async function aContact(firstName: string, language = "en"): Promise<{ id: string; email: string }> {
  const email = `${firstName.toLowerCase()}@house.example`;
  const made = await browsed.admin.post("/contacts", {
    firstName,
    lastName: "Guest",
    emails: [{ value: email }],
    language,
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.equal((await browsed.admin.post(`/contacts/${made.body.id}/invite`, { email })).status, 201);
  return { id: made.body.id, email };
}

test("A forgotten password: the e-mail that was typed goes along, the answer is the same for everybody", async () => {
  const pia = await aUser(browsed.world.db, { firstName: "Pia", lastName: "Forgets" });
  const said: string[] = [];
  for (const email of [pia.email, "nobody@house.example"]) {
    const { page } = await open("/sign-in");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("link", { name: "Forgotten your password?" }).click();
    await page.getByRole("heading", { name: "Forgotten your password?" }).waitFor();
    assert.equal(await page.getByLabel("E-mail").inputValue(), email);
    await page.getByRole("button", { name: "Send the link" }).click();
    await page.getByRole("heading", { name: "Look into your mailbox" }).waitFor();
    said.push(((await page.getByRole("main").textContent()) ?? "").replaceAll(email, "…"));
    await page.getByRole("link", { name: "Back to sign-in" }).click();
    assert.equal(await page.getByLabel("E-mail").inputValue(), email);
  }
  assert.equal(said[0], said[1]);
  await linkFor(pia.email);
});

test("A058: the link leads to a new password; its secret leaves the address bar and is in no address that is asked for", async () => {
  const pim = await aUser(browsed.world.db, { firstName: "Pim", lastName: "Forgets" });
  await browsed.world.stranger.post("/password-reset", { email: pim.email });
  const path = await linkFor(pim.email);
  const token = path.split("=")[1] ?? "";
  const { page, asked } = await open(path);
  await page.getByRole("heading", { name: "Choose a new password" }).waitFor();
  await page.waitForURL((url) => url.hash === "");
  await page.getByText("12 characters or more").waitFor();
  const field = page.getByLabel("New password");
  await field.fill("short");
  await page.keyboard.press("Enter");
  await page.getByText("At least 12 characters.").waitFor();
  await field.fill("passwordpassword");
  await page.keyboard.press("Enter");
  await page.getByText("Everybody tries this one first.").waitFor();
  await expectAccessibleInBothThemes(page);
  await field.fill(chosen);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Your new password is set" }).waitFor();
  assert.ok(asked.length > 3 && asked.every((line) => !line.includes(token)));
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(pim.email);
  await page.getByLabel("Password", { exact: true }).fill(chosen);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "My menu: Pim Forgets" }).waitFor();
});

test("A link that was used says so in words, and leads to a new one", async () => {
  const pat = await aUser(browsed.world.db, { firstName: "Pat", lastName: "Forgets" });
  await browsed.world.stranger.post("/password-reset", { email: pat.email });
  const path = await linkFor(pat.email);
  const token = path.split("=")[1] ?? "";
  assert.equal((await browsed.world.stranger.put("/password-reset", { token, password: chosen })).status, 204);
  const { page } = await open(path);
  await page.getByLabel("New password").fill("another sentence of mine");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "This link does not work any more" }).waitFor();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("button", { name: "Send me a new link" }).click();
  await page.getByLabel("E-mail").fill(pat.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByRole("heading", { name: "Look into your mailbox" }).waitFor();
  assert.notEqual(await linkFor(pat.email, 2), path);
});

test("An invitation greets by name in the language of its mail, asks for a password, and lets in", async () => {
  const { email } = await aContact("Greta", "de");
  const path = await linkFor(email);
  const { page, asked } = await open(path, { dark: true, width: 390 });
  await page.getByRole("heading", { name: "Willkommen, Greta Guest" }).waitFor();
  await page.getByText(`The House lädt Sie ein. Sie melden sich als ${email} an`).waitFor();
  await page.waitForURL((url) => url.hash === "");
  await expectAccessibleInBothThemes(page);
  await page.getByLabel("Ihr Passwort").fill(chosen);
  await page.getByRole("button", { name: "Speichern und starten" }).click();
  await page.getByRole("button", { name: /Greta Guest/ }).waitFor();
  const token = path.split("=")[1] ?? "";
  assert.ok(asked.length > 0 && asked.every((line) => !line.includes(token)));
  const signedIn = await browsed.world.stranger.post("/session", { email, password: chosen });
  assert.deepEqual([signedIn.body.user.language, signedIn.body.user.timeZone], ["de", "Europe/Kyiv"]);
});

test("A065: an invitation that has expired says so, with a way forward; so does one that was cut off", async () => {
  const { id, email } = await aContact("Erik");
  const path = await linkFor(email);
  await sql`update sign_in_links set expires_at = now() where contact_id = ${id}`.execute(browsed.world.db);
  const { page } = await open(path);
  await page.getByRole("heading", { name: "This invitation does not work any more" }).waitFor();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Sign in to Acquaint" }).waitFor();
  const cut = await open("/invitation");
  await cut.page.getByRole("heading", { name: "The link is not complete" }).waitFor();
});

test("A second link that is opened in the same tab is the one that counts", async () => {
  const pet = await aUser(browsed.world.db, { firstName: "Pet", lastName: "Forgets" });
  const { page } = await open(`/password-reset#token=${"x".repeat(43)}`);
  await page.getByLabel("New password").fill(chosen);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "This link does not work any more" }).waitFor();
  await browsed.world.stranger.post("/password-reset", { email: pet.email });
  await page.goto(await linkFor(pet.email));
  await page.getByLabel("New password").fill(chosen);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Your new password is set" }).waitFor();
  assert.equal((await browsed.world.stranger.post("/session", { email: pet.email, password })).status, 401);
});
