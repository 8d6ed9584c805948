import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowser, type Visitor } from "../testing/browser.ts";
import { aUser, type Person } from "../testing/builders.ts";
import { eventually } from "../testing/eventually.ts";
import { aWorld, type World } from "../testing/world.ts";

const fixtures = new URL("../transfer/fixtures/", import.meta.url).pathname;
const twentyThousand = new URL("../../../shared/data/similar/contacts/contacts.csv", import.meta.url).pathname;

/** The main job as a stranger does it: bring in real files, find people while typing, edit in place, take the data out again. */
describe("A stranger's first day", () => {
  let world: World;
  let browser: Visitor;
  let ada: Person;
  let page: Page;

  before(async () => {
    world = await aWorld({ jobs: true });
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Holm", group: "administrator" });
    browser = await aBrowser(world);
    page = await browser.open("/contacts", { as: world.as(ada) });
    page.setDefaultTimeout(30_000);
  });
  after(async () => {
    await browser.close();
    await world.close();
  });

  test("a real OroCRM template goes in through the page, with everything it holds", async () => {
    const counts = await importFile(`${fixtures}orocrm-contacts.csv`);
    assert.equal(counts.created, 1);
    const { body } = await world.as(ada).get("/contacts?search=jerry%20coleman");
    const [jerry] = body.items;
    assert.deepEqual(
      [jerry.namePrefix, jerry.firstName, jerry.lastName, jerry.nameSuffix, jerry.birthday, jerry.gender],
      ["Mr.", "Jerry", "Coleman", "Jr.", "1973-03-07", "male"],
    );
    assert.deepEqual(
      jerry.emails.map(({ value }: { value: string }) => value),
      ["JerryAColeman@armyspy.com", "JerryAColeman@cuvox.de", "JerryAColeman@teleworm.us"],
    );
    assert.equal(jerry.phones.length, 4, "three phones and the fax");
    assert.deepEqual(
      jerry.addresses.map(
        ({ city, region, country, postalCode }: Record<string, string>) => `${city} ${region} ${country} ${postalCode}`,
      ),
      ["Rochester US-NY US 14608", "New York US-NY US 10011", "New York US-NY US 11590"],
    );
    assert.deepEqual(jerry.addresses[0].types.toSorted(), ["billing", "shipping"]);
    assert.deepEqual(jerry.companies.map(({ name }: { name: string }) => name).toSorted(), ["Coleman", "Smith"]);
    assert.deepEqual(jerry.groups.map(({ name }: { name: string }) => name).toSorted(), [
      "Marketing Group",
      "Sales Group",
    ]);
    assert.deepEqual(jerry.tags.toSorted(), ["custom tag", "second tag"]);
    assert.ok(jerry.identities.length >= 4, "Skype, Twitter, Facebook, LinkedIn");
  });

  test("three hundred rows of that dialect go in, the faulty ones are named and left out", async () => {
    const counts = await importFile(`${fixtures}orocrm-300.csv`);
    assert.deepEqual([counts.created, counts.skipped, counts.invalid], [289, 6, 5]);
  });

  test(
    "twenty thousand people with holes and several scripts go in",
    { skip: !existsSync(twentyThousand) && "the shared file is not beside this clone" },
    async () => {
      const counts = await importFile(twentyThousand);
      assert.equal(counts.created + counts.updated + counts.skipped + counts.asks + counts.invalid, 20_000);
      assert.ok(counts.created > 19_000, JSON.stringify(counts));
      const { body } = await world.as(ada).get("/contacts?count=exact&limit=1");
      assert.ok(body.count.value > 19_000);
    },
  );

  test("people are found while one types, and one is edited in place in the card", async () => {
    await page.goto("/contacts");
    await page.waitForSelector("[role=row] a");
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").waitFor();
    await page.keyboard.type("coleman jer");
    const hit = page.getByRole("option", { name: /Jerry Coleman/ }).first();
    await hit.waitFor();
    await hit.click();
    await page.waitForURL(/\/contacts\/[0-9a-f-]{36}/);
    await page.getByRole("heading", { level: 1, name: /Jerry Coleman/ }).waitFor();
    const id = page.url().split("/contacts/")[1]?.slice(0, 36);
    await page.getByRole("button", { name: "Edit Job title" }).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Head of purchasing");
    await page.keyboard.press("Enter");
    await page.getByText("Head of purchasing").first().waitFor();
    await eventually(
      () => jobTitle(id),
      (title) => title === "Head of purchasing",
    );
  });

  test("what is exported imports as unchanged, every row of it", async () => {
    const csv = await world.as(ada).get("/contacts/export?format=csv");
    assert.equal(csv.status, 200);
    const form = new FormData();
    form.set("file", new Blob([csv.body], { type: "text/csv" }), "export.csv");
    const started = await world.as(ada).post("/imports", form);
    assert.equal(started.status, 201, JSON.stringify(started.body));
    await world.as(ada).patch(`/imports/${started.body.id}`, {});
    const checked = await settled(started.body.id, ["ready", "failed"]);
    const { created, updated, asks, invalid, unchanged } = checked.counts;
    assert.deepEqual({ created, updated, asks, invalid }, { created: 0, updated: 0, asks: 0, invalid: 0 });
    const { body } = await world.as(ada).get("/contacts?count=exact&limit=1");
    assert.equal(unchanged, body.count.value);
  });

  async function jobTitle(id: string | undefined): Promise<string> {
    return (await world.as(ada).get(`/contacts/${id}`)).body.jobTitle;
  }

  /** File, options, columns, preview, run: as the page leads one. Gives the counts of the result. */
  async function importFile(
    path: string,
  ): Promise<
    Record<string, number> & { created: number; updated: number; skipped: number; asks: number; invalid: number }
  > {
    await page.goto("/imports/new");
    await page.setInputFiles("input[type=file]", path);
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
    const id = page.url().split("/imports/")[1]?.slice(0, 36) ?? "";
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Check every row" }).click();
    await settled(id, ["ready", "failed"]);
    await page.getByRole("button", { name: /^Run: / }).click();
    const done = await settled(id, ["done", "failed"]);
    assert.equal(done.state, "done", JSON.stringify(done.problem));
    await page.getByRole("button", { name: "Undo import" }).waitFor();
    return done.counts;
  }

  async function settled(id: string, states: readonly string[]) {
    for (;;) {
      const { body } = await world.as(ada).get(`/imports/${id}`);
      if (states.includes(body.state)) return body;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
});
