import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aUser, password, type Person } from "../../testing/builders.ts";
import { anAccessGroup } from "../../testing/groups.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Ada", lastName: "Root" } });
let cleo: Person;
before(async () => {
  await browsed.begun();
  cleo = await aUser(browsed.world.db, { firstName: "Cleo", lastName: "Roe", group: "client" });
  const { version } = (await browsed.admin.get("/settings")).body;
  const named = await browsed.admin.patch("/settings", { name: "Vantra Service", version });
  assert.equal(named.status, 200, JSON.stringify(named.body));
});

/** The scripts and styles that a page has fetched, and their size. */
async function loaded(page: Page): Promise<{ files: string[]; bytes: number }> {
  return page.evaluate(async () => {
    // Until nothing more comes: the stream of events keeps the network from ever being idle.
    const count = () => performance.getEntriesByType("resource").length;
    for (let before = -1; before !== count();) {
      before = count();
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
    const entries = performance
      .getEntriesByType("resource")
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => /\.(js|css)$/.test(new URL(name).pathname));
    return {
      files: entries.map(({ name }) => new URL(name).pathname),
      bytes: entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    };
  });
}

test("A client who signs in has a start of his own: the organisation's name, what is known of him, how he signs in; no working panel", async () => {
  const page = await browsed.open("/sign-in");
  await page.getByLabel("E-mail").fill(cleo.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Hello, Cleo Roe" }).waitFor();
  await page.getByText("This is your personal account at Vantra Service.").waitFor();
  assert.equal(await page.title(), "Overview · Vantra Service");
  assert.equal(await page.getByRole("complementary").count(), 0);
  assert.equal(await page.getByRole("button", { name: /Search|Create/ }).count(), 0);
  const known = page.getByRole("region", { name: "What we know about you" });
  await known.getByText(cleo.email).waitFor();
  await page.getByRole("region", { name: "Your account" }).getByText("in 1 place").waitFor();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("link", { name: "Change password" }).click();
  await page.getByLabel("New password").waitFor();
  await page.getByRole("region", { name: "Sessions" }).getByText("This one").waitFor();
  assert.equal(await page.getByRole("region", { name: "Personal tokens" }).count(), 0);
});

test("What the access group hides is not there, and a name that cannot be changed has no field", async () => {
  const group = await anAccessGroup(browsed.world.db, "Hidden", {
    type: "client",
    rights: { "contacts.clients": { see: "own" } },
    fields: { emails: "hidden" },
  });
  const hal = await aUser(browsed.world.db, { firstName: "Hal", lastName: "Hidden", group: "client" });
  await browsed.world.db
    .updateTable("contacts")
    .set({ access_group_id: group, job_title: "Nurse" })
    .where("id", "=", hal.id)
    .execute();
  const page = await browsed.open("/", { as: browsed.world.as(hal) });
  const known = page.getByRole("region", { name: "What we know about you" });
  await known.getByText("Nurse").waitFor();
  assert.equal(await known.getByText(hal.email).count(), 0);
  await page.goto("/profile");
  await page.getByText("Your administrator keeps your name.").waitFor();
  assert.equal(await page.getByLabel("First name").count(), 0);
});

test("An agent's section that a client types into the address is not there for him, and nothing of it is loaded", async () => {
  const page = await browsed.open("/", { as: browsed.world.as(cleo) });
  const mine = new Set<string>();
  for (const path of [
    "/contacts",
    `/contacts/${cleo.id}`,
    "/companies",
    "/management/groups",
    "/trash",
    "/imports/new",
  ]) {
    await page.goto(path);
    await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
    await page.getByRole("link", { name: "Vantra Service, first page" }).waitFor();
    for (const file of (await loaded(page)).files) mine.add(file);
  }
  const agents = await browsed.open("/contacts", { as: browsed.admin });
  await agents.getByRole("grid").waitFor();
  const outside = await browsed.open("/sign-in");
  await outside.getByLabel("E-mail").waitFor();
  const common = new Set((await loaded(outside)).files);
  const ofAgents = (await loaded(agents)).files.filter((file) => !common.has(file));
  assert.ok(ofAgents.length > 1);
  assert.deepEqual(
    ofAgents.filter((file) => mine.has(file)),
    [],
  );
});

test("A client's start is light: a small part more than the sign-in page, less than the working panel's", async () => {
  const outside = await browsed.open("/sign-in");
  await outside.getByLabel("E-mail").waitFor();
  const bare = await loaded(outside);
  const page = await browsed.open("/", { as: browsed.world.as(cleo) });
  await page.getByRole("heading", { level: 1, name: "Hello, Cleo Roe" }).waitFor();
  const mine = await loaded(page);
  const agents = await browsed.open("/contacts", { as: browsed.admin });
  await agents.getByRole("grid").waitFor();
  const theirs = await loaded(agents);
  assert.ok(mine.bytes - bare.bytes < 30_000, `${mine.bytes} of ${bare.bytes}: ${mine.files.join()}`);
  assert.ok(mine.bytes < theirs.bytes - 30_000, `${mine.bytes}, ${theirs.bytes}`);
});

test("The header carries the logo once there is one, and the language is chosen there", async () => {
  const bytes = await sharp({ create: { width: 200, height: 80, channels: 3, background: "teal" } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(bytes)]), "logo.png");
  assert.equal((await browsed.admin.put("/settings/logo", form)).status, 200);
  const max = await aUser(browsed.world.db, { firstName: "Max", lastName: "Moves", group: "client" });
  const page = await browsed.open("/", { as: browsed.world.as(max) });
  const logo = page.getByRole("banner").locator("img").first();
  await logo.waitFor();
  assert.ok(await logo.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0));
  await page.getByRole("banner").getByRole("button", { name: "English" }).click();
  await page.getByRole("menuitemradio", { name: "Українська" }).click();
  await page.getByRole("heading", { level: 1, name: "Вітаємо, Max Moves" }).waitFor();
  assert.equal((await browsed.world.as(max).get("/session")).body.user.language, "uk");
});
