import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowser, expectAccessibleInBothThemes, type View, type Visitor } from "../../testing/browser.ts";
import { aUser, password, type Person } from "../../testing/builders.ts";
import { aWorld, type World } from "../../testing/world.ts";

let world: World;
let visitor: Visitor;
let ada: Person;
before(async () => {
  world = await aWorld();
  visitor = await aBrowser(world);
  ada = await aUser(world.db, { firstName: "Ada", lastName: "Holm", group: "administrator" });
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

const stories = [
  {
    language: "en",
    words: {
      create: "Create access group",
      name: "Name",
      begin: "Begin with",
      preset: "Sees clients and comments",
      make: "Create",
      cell: "Export, Contacts: clients: None",
      division: "Division",
      ask: "Save 1 change",
      preview: "What changes for Reception",
      gained: "Export cards of clients whose owner sits in one of their departments or below.",
      save: "Save",
      saved: "Reception saved",
      contacts: "Contacts",
      signIn: "Sign in",
      email: "E-mail",
      password: "Password",
    },
  },
  {
    language: "de",
    words: {
      create: "Zugriffsgruppe anlegen",
      name: "Name",
      begin: "Beginnen mit",
      preset: "Kunden sehen und kommentieren",
      make: "Anlegen",
      cell: "Exportieren, Kontakte: Kunden: Nichts",
      division: "Bereich",
      ask: "1 Änderung speichern",
      preview: "Was sich für Empfang ändert",
      gained: "Exportieren Karten von Kunden, deren Zuständiger in einer ihrer Abteilungen oder darunter sitzt.",
      save: "Speichern",
      saved: "Empfang gespeichert",
      contacts: "Kontakte",
      signIn: "Anmelden",
      email: "E-Mail",
      password: "Passwort",
    },
  },
] as const;

for (const { language, words } of stories) {
  test(`An administrator makes a group that sees clients and comments, looks at what a change means, saves; whoever is in it sees just that (${language})`, async () => {
    const name = language === "en" ? "Reception" : "Empfang";
    const boss = await aUser(world.db, {
      firstName: "Vera",
      lastName: `Boss ${language}`,
      email: `vera.${language}@acquaint.test`,
      group: "administrator",
      language,
    });
    const page = await open("/management/groups", { as: world.as(boss), language });
    await page.getByRole("button", { name: words.create }).click();
    await page.getByRole("dialog").getByLabel(words.name).fill(name);
    await page.getByRole("combobox", { name: words.begin }).click();
    await page.getByRole("option", { name: words.preset }).click();
    await page.getByRole("dialog").getByRole("button", { name: words.make, exact: true }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();

    await page.getByRole("button", { name: words.cell, exact: true }).click();
    await page.getByRole("menuitemradio", { name: words.division }).click();
    await page.getByRole("button", { name: words.ask }).click();
    const preview = page.getByRole("dialog", { name: words.preview });
    await preview.waitFor();
    await preview.getByText(words.gained).waitFor();
    await expectAccessibleInBothThemes(page);
    await preview.getByRole("button", { name: words.save, exact: true }).click();
    await page.getByRole("status").getByText(words.saved).waitFor();

    const group = (await world.as(ada).get("/access-groups")).body.items.find(
      (one: { name: string }) => one.name === name,
    );
    const saved = (await world.as(ada).get(`/access-groups/${group.id}`)).body;
    assert.equal(saved.rights["contacts.clients"].export, "division");
    assert.deepEqual(saved.modules, ["contacts"]);

    const ines = await somebodyIn(group.id, language);
    await aClientCard(`Kunde ${language}`);
    const theirs = await open("/sign-in", { language });
    await theirs.getByLabel(words.email).fill(ines.email);
    await theirs.getByLabel(words.password, { exact: true }).fill(password);
    await theirs.getByRole("button", { name: words.signIn, exact: true }).click();
    await theirs
      .getByRole("link", { name: `Kunde ${language}` })
      .first()
      .waitFor();
    const sections = theirs.getByRole("complementary").getByRole("navigation").getByRole("link");
    assert.match((await sections.allInnerTexts()).join(" "), new RegExp(words.contacts));
    await theirs.goto("/management/groups");
    await theirs.getByRole("heading", { level: 1 }).waitFor();
    assert.equal(await theirs.getByRole("button", { name: words.create }).count(), 0);
    assert.equal(await theirs.locator('a[href^="/management"]').count(), 0);
    assert.equal(await theirs.locator('a[href="/companies"]').count(), 0);
  });
}

test("What is refused stays as it was chosen, and is said beside its place", async () => {
  const { id } = await aGroup({ name: "Deputies", type: "agent", rights: { "management.groups": { open: "all" } } });
  const dan = await somebodyIn(id, "en", "Dan");
  const page = await open(`/management/groups/${id}`, { as: world.as(dan) });
  await page.getByRole("switch", { name: /^Departments/ }).check();
  await page.getByRole("button", { name: "Save 1 change" }).click();
  await page.getByRole("alert").getByText("somebody else has to give it more").waitFor();
  await page.getByRole("switch", { name: /^Departments.*somebody else/ }).waitFor();
  assert.ok(await page.getByRole("switch", { name: /^Departments/ }).isChecked());
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("alert").waitFor({ state: "detached" });
});

test("Whoever leaves by mistake keeps what was changed; what others save meanwhile comes beneath it", async () => {
  const { id, version } = await aGroup({ name: "Back office", type: "agent", modules: ["contacts"] });
  const page = await open(`/management/groups/${id}`, { as: world.as(ada) });
  await page.getByRole("switch", { name: "Companies" }).check();
  await page.getByRole("link", { name: /^End user/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stay here" }).click();
  assert.ok(await page.getByRole("switch", { name: "Companies" }).isChecked());
  const other = await world.as(ada).patch(`/access-groups/${id}`, { name: "Back room", version });
  assert.equal(other.status, 200);
  await page.getByRole("heading", { level: 1, name: "Back room" }).waitFor();
  await page.getByRole("button", { name: "Save 1 change" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Back room saved").waitFor();
  const { body } = await world.as(ada).get(`/access-groups/${id}`);
  assert.deepEqual([body.name, body.modules], ["Back room", ["contacts", "companies"]]);
});

test("A group is renamed, copied and deleted; with people in it the refusal says so", async () => {
  const { id } = await aGroup({ name: "Night shift", type: "agent", modules: ["contacts"] });
  const page = await open(`/management/groups/${id}`, { as: world.as(ada) });
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Late shift");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Save 1 change" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Late shift saved").waitFor();
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { level: 1, name: "Late shift, copy" }).waitFor();
  await page.getByRole("button", { name: "Delete group" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByText("Late shift, copy deleted").waitFor();
  await somebodyIn(id, "en", "Nina");
  await page.goto(`/management/groups/${id}`);
  await page.getByRole("button", { name: "Delete group" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByText("Move them to another group first").waitFor();
});

test("Rights are found by typing, read in words, walked by arrow keys; a preset takes the place of all", async () => {
  const { id } = await aGroup({ name: "Trainees", type: "agent", modules: ["contacts", "companies"] });
  const page = await open(`/management/groups/${id}`, { as: world.as(ada) });
  await page.getByRole("searchbox", { name: "Search rights" }).fill("comp exp");
  await page.getByRole("columnheader", { name: "See" }).waitFor({ state: "detached" });
  assert.equal(await page.locator(".mx button").count(), 1);
  await page.getByRole("searchbox", { name: "Search rights" }).fill("");
  await page.getByRole("button", { name: "See, Contacts: clients: None" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  assert.equal(
    await page.evaluate(() => document.activeElement?.querySelector(".sr")?.textContent),
    "Comment, Contacts: agents: None",
  );
  await page.getByRole("button", { name: "Presets" }).click();
  await page.getByRole("menuitem", { name: /^Reads only/ }).click();
  await page.getByRole("button", { name: "See, Companies: All, changed" }).waitFor();
  await page.getByRole("radio", { name: "In words" }).click();
  await page.getByText("See the cards of all clients.").waitFor();
});

test("A field is hidden from a group, another one demanded when somebody is made", async () => {
  const { id } = await aGroup({ name: "Front desk", type: "agent", modules: ["contacts"] });
  const page = await open(`/management/groups/${id}`, { as: world.as(ada), width: 1600 });
  await page.getByRole("radiogroup", { name: "Birthday" }).getByRole("radio", { name: "Hidden" }).click();
  await page.getByRole("button", { name: "Job title: may stay empty" }).click();
  await page.getByRole("checkbox", { name: "When it is made" }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Save 2 changes" }).click();
  await page.getByRole("dialog").getByText("Must be filled: When it is made").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Front desk saved").waitFor();
  const { body } = await world.as(ada).get(`/access-groups/${id}`);
  assert.deepEqual(body.fields, { birthday: "hidden" });
  assert.deepEqual(body.fieldRules, { jobTitle: { requiredAt: ["creation"] } });
});

test("Administrators may do everything, which is said and not to be changed", async () => {
  const page = await open("/management/groups", { as: world.as(ada) });
  await page.getByRole("link", { name: /^Administrator/ }).click();
  await page.getByText("Administrators may do everything.").waitFor();
  await page.getByRole("button", { name: "Delete, Requests: All" }).click({ force: true });
  assert.equal(await page.getByRole("menu").count(), 0);
  assert.ok(await page.getByRole("switch", { name: "Reports" }).isDisabled());
});

test("On a phone the list leads to a group and back, and the rights stand one under another", async () => {
  const page = await open("/management/groups", { as: world.as(ada), width: 390, height: 844 });
  await page.getByRole("heading", { level: 1, name: "Group access rights" }).waitFor();
  await page.getByRole("link", { name: /^End user/ }).click();
  await page.getByRole("heading", { level: 1, name: "End user" }).waitFor();
  await expectAccessibleInBothThemes(page);
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.ok(!isTooWide);
  await page.getByRole("button", { name: "All access groups" }).click();
  await page.getByRole("heading", { level: 1, name: "Group access rights" }).waitFor();
});

async function aGroup(body: object): Promise<{ id: string; version: number }> {
  const made = await world.as(ada).post("/access-groups", body);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body;
}

async function somebodyIn(group: string, language: string, firstName = "Ines"): Promise<Person> {
  const person = await aUser(world.db, {
    firstName,
    lastName: "Roth",
    email: `${firstName}.${language}@acquaint.test`.toLowerCase(),
    language,
  });
  const { version } = (await world.as(ada).get(`/contacts/${person.id}`)).body;
  const moved = await world.as(ada).patch(`/contacts/${person.id}`, { accessGroup: group, version });
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
  return person;
}

async function aClientCard(lastName: string): Promise<void> {
  const made = await world.as(ada).post("/contacts", { firstName: "Karl", lastName });
  assert.equal(made.status, 201, JSON.stringify(made.body));
}
