import assert from "node:assert/strict";
import { test } from "node:test";
import { expectAccessibleInBothThemes, focusOn } from "../../testing/browser.ts";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { aUser, type Person } from "../../testing/builders.ts";

const browsed = aBrowsedWorld();
const { open } = browsed;

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
      gained: "They export cards of clients whose owner sits in one of their departments or below.",
      save: "Save",
      saved: "Reception saved",
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
      gained:
        "Mitglieder exportieren Karten von Kunden, deren Zuständiger in einer ihrer Abteilungen oder darunter sitzt.",
      save: "Speichern",
      saved: "Empfang gespeichert",
    },
  },
] as const;

for (const { language, words } of stories) {
  test(`An administrator makes a group that sees clients and comments, looks at what a change means, and saves (${language})`, async () => {
    const name = language === "en" ? "Reception" : "Empfang";
    const boss = await aUser(browsed.world.db, {
      firstName: "Vera",
      lastName: `Boss ${language}`,
      email: `vera.${language}@acquaint.test`,
      group: "administrator",
      language,
    });
    const page = await open("/management/groups", { as: browsed.world.as(boss), language });
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

    const group = (await browsed.admin.get("/access-groups")).body.items.find(
      (one: { name: string }) => one.name === name,
    );
    const saved = (await browsed.admin.get(`/access-groups/${group.id}`)).body;
    assert.equal(saved.rights["contacts.clients"].export, "division");
    assert.deepEqual(saved.modules, ["contacts"]);
  });
}

test("What is refused stays as it was chosen, and is said beside its place", async () => {
  const { id } = await aGroup({ name: "Deputies", type: "agent", rights: { "management.groups": { open: "all" } } });
  const dan = await somebodyIn(id, "en", "Dan");
  const page = await open(`/management/groups/${id}`, { as: browsed.world.as(dan) });
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
  const page = await open(`/management/groups/${id}`, { as: browsed.admin });
  await page.getByRole("switch", { name: "Companies" }).check();
  await page.getByRole("link", { name: /^End user/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stay here" }).click();
  assert.ok(await page.getByRole("switch", { name: "Companies" }).isChecked());
  const other = await browsed.admin.patch(`/access-groups/${id}`, { name: "Back room", version });
  assert.equal(other.status, 200);
  await page.getByRole("heading", { level: 1, name: "Back room" }).waitFor();
  await page.getByRole("button", { name: "Save 1 change" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Back room saved").waitFor();
  const { body } = await browsed.admin.get(`/access-groups/${id}`);
  assert.deepEqual([body.name, body.modules], ["Back room", ["contacts", "companies"]]);
});

test("A group is renamed, copied and deleted; with people in it the refusal says so", async () => {
  const { id } = await aGroup({ name: "Night shift", type: "agent", modules: ["contacts"] });
  const page = await open(`/management/groups/${id}`, { as: browsed.admin });
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
  const page = await open(`/management/groups/${id}`, { as: browsed.admin });
  await page.getByRole("searchbox", { name: "Search rights" }).fill("comp exp");
  await page.getByRole("columnheader", { name: "See" }).waitFor({ state: "detached" });
  assert.equal(await page.locator(".mx button").count(), 1);
  await page.getByRole("searchbox", { name: "Search rights" }).fill("");
  await page.getByRole("button", { name: "See, Contacts: clients: None" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await focusOn(page.getByRole("button", { name: "Comment, Contacts: agents: None" }));
  await page.getByRole("button", { name: "Presets" }).click();
  await page.getByRole("menuitem", { name: /^Reads only/ }).click();
  await page.getByRole("button", { name: "See, Companies: All, changed" }).waitFor();
  await page.getByRole("radio", { name: "In words" }).click();
  await page.getByText("They see the cards of all clients.").waitFor();
});

test("A field is hidden from a group, another one demanded when somebody is made", async () => {
  const { id } = await aGroup({ name: "Front desk", type: "agent", modules: ["contacts"] });
  const page = await open(`/management/groups/${id}`, { as: browsed.admin, width: 1600 });
  await page.getByRole("radiogroup", { name: "Birthday" }).getByRole("radio", { name: "Hidden" }).click();
  await page.getByRole("button", { name: "Job title: may stay empty" }).click();
  await page.getByRole("checkbox", { name: "When it is made" }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Save 2 changes" }).click();
  await page.getByRole("dialog").getByText("Must be filled: When it is made").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Front desk saved").waitFor();
  const { body } = await browsed.admin.get(`/access-groups/${id}`);
  assert.deepEqual(body.fields, { birthday: "hidden" });
  assert.deepEqual(body.fieldRules, { jobTitle: { requiredAt: ["creation"] } });
});

test("Administrators may do everything, which is said and not to be changed", async () => {
  const page = await open("/management/groups", { as: browsed.admin });
  await page.getByRole("link", { name: /^Administrator/ }).click();
  await page.getByText("Administrators may do everything.").waitFor();
  await page.getByRole("button", { name: "Delete, Requests: All" }).click({ force: true });
  assert.equal(await page.getByRole("menu").count(), 0);
  assert.ok(await page.getByRole("switch", { name: "Reports" }).isDisabled());
});

test("A second factor is demanded of a group's people at once, and no more by Undo", async () => {
  const { id } = await aGroup({ name: "Keepers", type: "agent", modules: ["contacts"] });
  const demanded = async () => (await browsed.admin.get(`/access-groups/${id}`)).body.secondFactor;
  const page = await open(`/management/groups/${id}`, { as: browsed.admin });
  await page.getByRole("switch", { name: "Second factor" }).click();
  await page.getByText("Keepers: a second factor is demanded").waitFor();
  assert.equal(await demanded(), true);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Taken back").waitFor();
  assert.equal(await demanded(), false);
});

test("On a phone the list leads to a group and back, and the rights stand one under another", async () => {
  const page = await open("/management/groups", { as: browsed.admin, width: 390, height: 844 });
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
  const made = await browsed.admin.post("/access-groups", body);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body;
}

async function somebodyIn(group: string, language: string, firstName = "Ines"): Promise<Person> {
  const person = await aUser(browsed.world.db, {
    firstName,
    lastName: "Roth",
    email: `${firstName}.${language}@acquaint.test`.toLowerCase(),
    language,
  });
  const { version } = (await browsed.admin.get(`/contacts/${person.id}`)).body;
  const moved = await browsed.admin.patch(`/contacts/${person.id}`, { accessGroup: group, version });
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
  return person;
}
