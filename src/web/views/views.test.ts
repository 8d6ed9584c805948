import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessible, expectAccessibleInBothThemes } from "../../testing/browser.ts";
import type { Client } from "../../testing/client.ts";
import { aMember } from "../../testing/groups.ts";

const browsed = aBrowsedWorld();
const rights = { "contacts.clients": { see: "all", create: "all", edit: "all" }, companies: { see: "all" } } as const;
/** May share views. */
let sam: Client;
/** May use what is shared. */
let hal: Client;
/** Does not see job titles. */
let ivy: Client;

const grid = (page: Page) => page.getByRole("grid", { name: "Contacts" });
const names = (page: Page) => grid(page).locator("[data-key=name] a").allInnerTexts();
const tab = (page: Page, name: string | RegExp) => page.getByRole("tab", { name });
const menu = (page: Page) => page.getByRole("button", { name: /^What may be done with the view/ });
const choose = async (page: Page, name: string) => {
  await menu(page).click();
  await page.getByRole("menuitem", { name }).or(page.getByRole("menuitemradio", { name })).click();
};
const until = (page: Page, people: readonly string[]) =>
  page.waitForFunction(
    (due) =>
      JSON.stringify([...document.querySelectorAll("[role=grid] [data-key=name] a")].map((a) => a.textContent)) === due,
    JSON.stringify(people),
  );
const sentence = "whose job title contains “buy” and (tagged VIP or whose nickname is filled in)";

describe("Views of lists", () => {
  // The world stands by the time this is asked for.
  before(async () => {
    await browsed.begun();
    const { world, admin } = browsed;
    const sharing = { create: "all", edit: "all", delete: "all" } as const;
    sam = world.as(await aMember(world.db, "Sam", { rights: { ...rights, "views.shared": sharing } }));
    hal = world.as(await aMember(world.db, "Hal", { rights }));
    ivy = world.as(await aMember(world.db, "Ivy", { rights, fields: { jobTitle: "hidden" } }));
    const people = [
      { firstName: "Anna", lastName: "Able", jobTitle: "Head buyer", tags: ["VIP"] },
      { firstName: "Bert", lastName: "Baker", jobTitle: "Buyer", nickname: "Bertie" },
      { firstName: "Cora", lastName: "Cook", jobTitle: "Buyer" },
      { firstName: "Dan", lastName: "Dyer", jobTitle: "Seller", tags: ["VIP"] },
    ];
    for (const person of people) await admin.post("/contacts", person);
  });

  test("A nested filter is built by keyboard, read in words, kept as a view and shared; another opens it, changes it, and has it back", async () => {
    const page = await browsed.open("/contacts?sort=lastName", { as: sam });
    await grid(page).getByRole("link", { name: "Dan Dyer" }).waitFor();
    await page.keyboard.press("f");
    const panel = page.getByRole("complementary", { name: "Conditions" });
    await panel.waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Field");
    await page.keyboard.type("Job title");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("buy");
    // Past the cross of the condition and “Condition”.
    for (const _ of [1, 2, 3]) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.matches(".fg .fg select[aria-label=Field]"));
    await page.keyboard.type("Tags");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("VIP");
    await page.getByRole("option", { name: "VIP" }).waitFor();
    await page.keyboard.press("Enter");
    await panel.getByText("VIP", { exact: true }).first().waitFor();
    await panel.locator(".fg .fg").getByRole("button", { name: "Condition", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.matches(".fg .fg select[aria-label=Field]"));
    await page.keyboard.type("Nickname");
    await page.keyboard.press("Tab");
    await page.keyboard.type("is not empty");
    await panel.getByText("whose nickname is filled in").waitFor();
    await expectAccessibleInBothThemes(page);
    await page.keyboard.press("Control+Enter");
    await until(page, ["Anna Able", "Bert Baker"]);
    assert.equal(await page.locator(".words .clip").innerText(), sentence);
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });

    await page.getByRole("button", { name: "Save view" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Buyers to call");
    await page.getByRole("radio", { name: "Everybody in the team" }).check();
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await tab(page, "Buyers to call").waitFor();
    assert.equal(await tab(page, "Buyers to call").getAttribute("aria-selected"), "true");

    const other = await browsed.open("/contacts", { as: hal });
    await tab(other, "Buyers to call").click();
    await until(other, ["Anna Able", "Bert Baker"]);
    assert.equal(await other.locator(".words .clip").innerText(), sentence);
    await other.getByRole("button", { name: /^Leave out: either/ }).click();
    await until(other, ["Anna Able", "Bert Baker", "Cora Cook"]);
    await tab(other, /unsaved changes/).waitFor();
    // What is shared is not his to change.
    assert.equal(await other.getByRole("button", { name: "Save", exact: true }).count(), 0);
    await choose(other, "Back to what is saved");
    await until(other, ["Anna Able", "Bert Baker"]);
    await tab(other, /unsaved changes/).waitFor({ state: "detached" });

    // It opens by itself from now on, and a card leads on through it and back to it.
    await choose(other, "Opens by itself");
    await other.getByText("The list opens with “Buyers to call”").waitFor();
    await other.goto(`${browsed.world.url}/contacts`);
    await until(other, ["Anna Able", "Bert Baker"]);
    await other.getByRole("link", { name: "Anna Able" }).click();
    await other.getByRole("heading", { level: 1, name: "Anna Able" }).waitFor();
    await other.keyboard.press("ArrowRight");
    await other.getByRole("heading", { level: 1, name: "Bert Baker" }).waitFor();
    await other.keyboard.press("Escape");
    await until(other, ["Anna Able", "Bert Baker"]);
    assert.equal(await tab(other, "Buyers to call").getAttribute("aria-selected"), "true");
    await tab(other, "All people").click();
    await grid(other).getByRole("link", { name: "Dan Dyer" }).waitFor();
    await other.reload();
    await grid(other).getByRole("link", { name: "Dan Dyer" }).waitFor();
  });

  test("Who may not see what a view asks about is told so, and shown nobody instead of others", async () => {
    const page = await browsed.open("/contacts", { as: ivy });
    await grid(page).getByRole("link", { name: "Dan Dyer" }).waitFor();
    await tab(page, /Buyers to call/).click();
    await page.getByRole("heading", { name: "This view asks about something you may not see" }).waitFor();
    assert.equal(await page.getByRole("grid").count(), 0);
    await expectAccessible(page);
    await page.reload();
    await page.getByRole("heading", { name: "This view asks about something you may not see" }).waitFor();
    await page.getByRole("button", { name: "Show everything" }).click();
    await grid(page).getByRole("link", { name: "Dan Dyer" }).waitFor();
  });

  test("A view is renamed, saved with what it has become, moved, deleted and taken back", async () => {
    await sam.post("/views", {
      on: "contacts",
      name: "Mine first",
      filter: { field: "lastName", is: "startsWith", value: "A" },
    });
    const page = await browsed.open("/contacts", { as: sam });
    await tab(page, "Mine first").click();
    await until(page, ["Anna Able"]);
    await choose(page, "Move left");
    await page.waitForFunction(
      () => document.querySelector("[role=tab]:nth-last-child(2)")?.textContent === "Mine first",
    );
    await choose(page, "Rename…");
    await page.getByRole("textbox", { name: "Name" }).fill("");
    await page.keyboard.press("Enter");
    await page.getByText("Give the view a name.").waitFor();
    await page.keyboard.type("People of A");
    await page.keyboard.press("Enter");
    await tab(page, "People of A").waitFor();

    await page.getByRole("button", { name: /^Leave out:/ }).click();
    await grid(page).getByRole("link", { name: "Dan Dyer" }).waitFor();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("View “People of A” saved").last().waitFor();
    await tab(page, /unsaved changes/).waitFor({ state: "detached" });
    // Renaming has said the same, and may still be there.
    await page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();
    await tab(page, /unsaved changes/).waitFor();

    await choose(page, "Delete");
    await tab(page, "People of A").waitFor({ state: "detached" });
    assert.equal(await tab(page, "All people").getAttribute("aria-selected"), "true");
    await page.getByRole("status").filter({ hasText: "deleted" }).getByRole("button", { name: "Undo" }).last().click();
    await tab(page, "People of A").click();
    await until(page, ["Anna Able"]);
    // A link to a view that is gone shows nobody in its place.
    await page.goto(`${browsed.world.url}/contacts?view=00000000-0000-7000-8000-000000000000`);
    await page.getByRole("heading", { name: "This view is not here" }).waitFor();
    assert.deepEqual(await names(page), []);
  });

  test("Whom one follows oneself is asked for among the conditions; the link says so, and a shared view shows each reader his own", async () => {
    const { items } = (await browsed.admin.get("/contacts?fields=firstName")).body;
    const idOf = (name: string) => items.find(({ firstName }: { firstName: string }) => firstName === name).id;
    for (const [who, name] of [
      [sam, "Bert"],
      [hal, "Cora"],
    ] as const)
      assert.equal((await who.put(`/contacts/${idOf(name)}/follow`)).status, 200);
    const page = await browsed.open("/contacts?sort=lastName", { as: sam });
    await grid(page).getByRole("link", { name: "Dan Dyer" }).waitFor();
    await page.keyboard.press("f");
    const panel = page.getByRole("complementary", { name: "Conditions" });
    const followed = panel.getByRole("combobox", { name: "Followed by me" });
    await followed.focus();
    await followed.selectOption("yes");
    await panel.getByText("whom I follow").waitFor();
    await page.keyboard.press("Control+Enter");
    await until(page, ["Bert Baker"]);
    assert.match(new URL(page.url()).searchParams.get("filter") ?? "", /"followed","is":"is","value":true/);

    const filter = { field: "followed", is: "is", value: true };
    assert.equal((await sam.post("/views", { on: "contacts", name: "Watched", filter, shared: "all" })).status, 201);
    const other = await browsed.open("/contacts", { as: hal });
    await tab(other, "Watched").click();
    await until(other, ["Cora Cook"]);
  });

  test("One grid, one way: companies and contact groups have views as well", async () => {
    const { admin } = browsed;
    await admin.post("/companies", { name: "Aalto Oy", site: "https://aalto.example" });
    await admin.post("/companies", { name: "Berg AG" });
    await admin.post("/contact-groups", { name: "Conference" });
    const filter = { not: { any: [{ field: "site", is: "empty" }] } };
    await admin.post("/views", { on: "companies", name: "With a site", filter });
    await admin.post("/views", {
      on: "contactGroups",
      name: "By name",
      sort: "-name",
      columns: ["members"],
      density: "roomy",
    });
    const page = await browsed.open("/companies", { as: admin });
    await tab(page, "With a site").click();
    await until(page, ["Aalto Oy"]);
    await page.goto(`${browsed.world.url}/contact-groups`);
    await tab(page, "By name").click();
    await page.locator("[role=grid][data-density=roomy]").waitFor();
    await page.getByRole("link", { name: "Conference" }).waitFor();
    await tab(page, "All").click();
    await page.locator("[role=grid][data-density=normal]").waitFor();
  });
});
