import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { aUser, password } from "../../testing/builders.ts";

const browsed = aBrowsedWorld();
const { open } = browsed;

const stories = [
  {
    language: "en",
    words: {
      group: "Reception",
      create: "Create access group",
      name: "Name",
      begin: "Begin with",
      preset: "Sees clients and comments",
      make: "Create",
      comments: "They comment on the cards of all clients.",
      inWords: "In words",
      signIn: "Sign in",
      email: "E-mail",
      password: "Password",
    },
  },
  {
    language: "de",
    words: {
      group: "Empfang",
      create: "Zugriffsgruppe anlegen",
      name: "Name",
      begin: "Beginnen mit",
      preset: "Kunden sehen und kommentieren",
      make: "Anlegen",
      comments: "Mitglieder kommentieren die Karten aller Kunden.",
      inWords: "In Worten",
      signIn: "Anmelden",
      email: "E-Mail",
      password: "Passwort",
    },
  },
] as const;

for (const { language, words } of stories)
  test(`An administrator makes a group that may only see clients' cards and comment, views as somebody in it, and that person signs in and sees just that (${language})`, async () => {
    const { world, admin } = browsed;
    const boss = await aUser(world.db, { firstName: "Vera", lastName: language, group: "administrator", language });
    const page = await open("/management/groups", { as: world.as(boss), language });
    await page.getByRole("button", { name: words.create }).click();
    await page.getByRole("dialog").getByLabel(words.name).fill(words.group);
    await page.getByRole("combobox", { name: words.begin }).click();
    await page.getByRole("option", { name: words.preset }).click();
    await page.getByRole("dialog").getByRole("button", { name: words.make, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: words.group }).waitFor();
    await page.getByRole("radio", { name: words.inWords }).click();
    await page.getByText(words.comments).waitFor();

    const ines = await somebodyIn(words.group, language);
    const client = (await admin.post("/contacts", { firstName: "Karl", lastName: `Kunde ${language}` })).body;
    const agent = await aUser(world.db, { firstName: "Bert", lastName: `Agent ${language}` });

    const own = { origin: world.url };
    const begun = await page.request.post("/api/v1/session/view-as", { data: { person: ines.id }, headers: own });
    assert.equal(begun.status(), 200);
    await seesJustThat(page, client.id, agent.id);
    const change = { data: { lastName: "Other" }, headers: { ...own, "if-match": `"${client.version}"` } };
    const refused = await page.request.patch(`/api/v1/contacts/${client.id}`, change);
    assert.deepEqual([refused.status(), (await refused.json()).code], [403, "viewingAs"]);
    assert.equal((await page.request.delete("/api/v1/session/view-as", { headers: own })).status(), 200);

    const theirs = await open("/sign-in", { language });
    await theirs.getByLabel(words.email).fill(ines.email);
    await theirs.getByLabel(words.password, { exact: true }).fill(password);
    await theirs.getByRole("button", { name: words.signIn, exact: true }).click();
    await theirs.waitForURL((url) => url.pathname === "/");
    await seesJustThat(theirs, client.id, agent.id);
    assert.equal((await theirs.request.patch(`/api/v1/contacts/${client.id}`, change)).status(), 403);
  });

/** The sections on the left, clients and nobody else, nothing to create, nothing of Management; and the right to comment. */
async function seesJustThat(page: Page, client: string, agent: string): Promise<void> {
  await page.goto("/contacts");
  await page.locator(`a[href="/contacts/${client}"]`).first().waitFor();
  assert.equal(await page.locator(`a[href="/contacts/${agent}"]`).count(), 0);
  const sections = await page
    .getByRole("complementary")
    .getByRole("navigation")
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.deepEqual(sections, ["/", "/contacts", "/contact-groups"]);
  assert.equal(await page.locator('a[href="/contacts/new"], a[href="/imports/new"]').count(), 0);
  await page.keyboard.press("c");
  assert.match(page.url(), /\/contacts$/);
  await page.locator(`a[href="/contacts/${client}"]`).first().click();
  await page.getByRole("heading", { level: 1, name: /Karl Kunde/ }).waitFor();
  for (const path of ["/management/overview", "/management/audit", "/management/groups", `/contacts/${agent}`]) {
    await page.goto(path);
    await page.locator("h1", { hasText: /There is nothing here|Hier ist nichts/ }).waitFor();
  }
  assert.equal((await page.request.get("/api/v1/audit")).status(), 403);
  const { may } = await (await page.request.get("/api/v1/session")).json();
  assert.deepEqual(may.modules, ["contacts"]);
  assert.deepEqual(may.rights["contacts.clients"], { see: "all", comment: "all" });
  assert.deepEqual(may.rights["contacts.agents"] ?? {}, {});
}

async function somebodyIn(group: string, language: string) {
  const { world, admin } = browsed;
  const { items } = (await admin.get("/access-groups")).body;
  const { id } = items.find(({ name }: { name: string }) => name === group);
  const email = `ines.${language}@acquaint.test`;
  const person = await aUser(world.db, { firstName: "Ines", lastName: "Roth", email, language });
  const { version } = (await admin.get(`/contacts/${person.id}`)).body;
  const moved = await admin.patch(`/contacts/${person.id}`, { accessGroup: id, version });
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
  return person;
}
