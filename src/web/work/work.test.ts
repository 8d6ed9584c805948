import assert from "node:assert/strict";
import { before, test } from "node:test";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { jobs } from "../../app.ts";
import { startJobs } from "../../jobs/start.ts";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes, type View } from "../../testing/browser.ts";
import { anAccessGroup } from "../../testing/groups.ts";
import { silent } from "../../testing/database.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Aalto" } });
const many = 1_240;

before(async () => {
  await browsed.begun();
  // Nobody works at the jobs until a test lets them: what runs can be looked at.
  const access_group_id = await anAccessGroup(browsed.world.db, "Town", { type: "client" });
  const town = Array.from({ length: many }, (_, at) => ({
    access_group_id,
    kind: "client" as const,
    first_name: "Anna",
    last_name: `Berg ${String(at).padStart(4, "0")}`,
  }));
  await browsed.world.db.insertInto("contacts").values(town).execute();
});

async function openContacts(view?: View): Promise<Page> {
  const page = await browsed.open("/contacts?sort=lastName&cols=jobTitle", { as: browsed.admin, ...view });
  await page.locator(".gr:not([aria-busy])").first().waitFor();
  return page;
}

async function titleAll(page: Page, title: string): Promise<void> {
  await page.locator('[data-row="1"] .chk').click();
  await page.getByRole("button", { name: /^Select all/ }).click();
  await page.getByText("1,241 selected").waitFor();
  await page.getByRole("toolbar", { name: "With all that are selected" }).getByRole("button", { name: "Edit" }).click();
  await page.getByRole("combobox", { name: "Field" }).fill("job");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Job title" }).fill(title);
  await page.getByRole("button", { name: "Change 1,241 contacts" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

const ring = (page: Page) => page.getByRole("button", { name: /^Work in progress/ });
const panel = (page: Page) => page.getByRole("region", { name: "Work in progress" });

test("An estimate is said as one in the panel, in the head and in the bar, until the exact number is needed", async () => {
  await sql`analyze contacts`.execute(browsed.world.db);
  const page = await openContacts();
  await page.getByText(/^About 1,200 people$/).waitFor();
  await page.getByRole("link", { name: /^Contacts ~1,200$/ }).waitFor();
  await page.locator('[data-row="1"] .chk').click();
  await page.getByRole("button", { name: "Select all, about 1,200" }).click();
  await page.getByText("1,241 selected").waitFor();
});

test("What runs is seen in the top bar on every page, and is stopped there", async () => {
  const page = await openContacts();
  await titleAll(page, "Stopped");
  await ring(page).waitFor();
  await page.getByRole("link", { name: "All companies" }).click();
  await ring(page).click();
  await panel(page).getByText("Editing: Job title").waitFor();
  await panel(page).getByText("0 of 1,241").waitFor();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("button", { name: "Stop: Editing: Job title" }).click();
  await page.getByText("Stopped. 0 contacts changed").waitFor();
  await page.getByRole("region", { name: "What ended" }).getByText("Stopped").waitFor();
});

test("Its end is told wherever one is by then, with the way back, whose end is told too", async () => {
  const page = await openContacts();
  const phone = await openContacts({ width: 390, height: 844 });
  await titleAll(page, "Neighbour");
  await ring(phone).waitFor();
  const working = await startJobs(
    { database: browsed.world.database, config: browsed.world.config, log: silent },
    jobs,
  );
  try {
    await page.getByText("1,241 contacts changed").waitFor();
    await page.locator('[data-row="1"]').getByText("Neighbour").waitFor();
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await page.getByText("1,241 changes taken back").waitFor();
    await page.locator('[data-row="1"]').getByText("Neighbour").waitFor({ state: "detached" });
  } finally {
    await working.stop();
  }
  const left = (await browsed.admin.get(`/contacts?limit=1&count=exact&filter=${titled("Neighbour")}`)).body.count;
  assert.equal(left.value, 0);
  await phone.getByRole("button", { name: /^What ended/ }).click();
  await phone.getByRole("region", { name: "What ended" }).getByText("Taking back").waitFor();
  await expectAccessibleInBothThemes(phone);
});

const titled = (title: string) => encodeURIComponent(JSON.stringify({ field: "jobTitle", is: "is", value: title }));
