import assert from "node:assert/strict";
import { before, test } from "node:test";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes, type View } from "../../../testing/browser.ts";
import { aMember } from "../../../testing/groups.ts";
import { aUser, type Person } from "../../../testing/builders.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lindqvist" } });
let diego: Person;
let id: string;

before(async () => {
  await browsed.begun();
  diego = await aUser(browsed.world.db, { firstName: "Diego", lastName: "Ramos", group: "administrator" });
  const api = browsed.admin;
  id = (await api.post("/contacts", { firstName: "Iryna", lastName: "Koval", jobTitle: "Nurse" })).body.id;
  await api.patch(`/contacts/${id}`, { jobTitle: "Head nurse", version: 1 });
  await browsed.world.as(diego).patch(`/contacts/${id}`, { jobTitle: "Doctor", nickname: "Ira", version: 2 });
  await browsed.world.as(diego).post(`/contacts/${id}/status`, { status: "blocked", reason: "rude", version: 3 });
});

async function openAudit(contact: string, view?: View): Promise<Page> {
  const page = await browsed.open(`/contacts/${contact}?tab=audit`, { as: browsed.admin, ...view });
  await audit(page).getByRole("listitem").first().waitFor();
  return page;
}
const audit = (page: Page) => page.getByRole("region", { name: "Audit", exact: true });
const entries = (page: Page) => audit(page).getByRole("listitem");

test("The audit of a contact says who did what, from where, and what each field was before; filters narrow it", async () => {
  const page = await openAudit(id);
  await entries(page).first().getByText("blocked", { exact: true }).waitFor();
  await entries(page).first().getByText("127.0.0.1").waitFor();
  const second = entries(page).nth(1);
  await second.getByRole("link", { name: "Diego Ramos" }).waitFor();
  assert.equal(await second.locator("del").first().innerText(), "Head nurse");
  assert.equal(await entries(page).count(), 4);
  await expectAccessibleInBothThemes(page);

  await audit(page).getByRole("combobox", { name: "Who" }).fill("Marta");
  await page.getByRole("option", { name: /Marta Lindqvist/ }).click();
  await page.waitForFunction(() => document.querySelectorAll(".tl .ev").length === 2);
  await audit(page).getByRole("combobox", { name: "Field" }).fill("Job");
  await page.getByRole("option", { name: "Job title" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".tl .ev").length === 1);
  await audit(page).getByRole("combobox", { name: "What was done" }).fill("blocked");
  await page.getByRole("option", { name: "blocked", exact: true }).click();
  await audit(page).getByText("No entry matches the filters. Take one away.").waitFor();
});

test("What a user did is told with the record it was done to, and leads there", async () => {
  const page = await openAudit(diego.id);
  await audit(page).getByRole("radio", { name: "What this person did" }).click();
  await entries(page).getByRole("link", { name: "Iryna Koval" }).first().waitFor();
  await entries(page).getByText("signed in").first().waitFor();
});

test("The audit leaves as a file, with the filters that are set", async () => {
  const page = await openAudit(id);
  await audit(page).getByRole("combobox", { name: "What was done" }).fill("created");
  await page.getByRole("option", { name: "created", exact: true }).click();
  await page.waitForFunction(() => document.querySelectorAll(".tl .ev").length === 1);
  const waiting = page.waitForEvent("download");
  await audit(page).getByRole("link", { name: "Export" }).click();
  const file = await readFile(await (await waiting).path(), "utf8");
  const rows = file.trim().split("\r\n");
  assert.match(rows[0] ?? "", /What was done/);
  assert.ok(rows.length >= 2 && rows.slice(1).every((row) => row.includes("created")), file);
});

test("Without the right to the audit there is neither audit nor timeline", async () => {
  const viewer = await aMember(browsed.world.db, "Vera", {
    rights: { "contacts.clients": { see: "all" } },
    modules: ["contacts", "companies"],
  });
  const page = await browsed.open(`/contacts/${id}?tab=audit`, { as: browsed.world.as(viewer) });
  await page.getByRole("complementary", { name: "Related" }).waitFor();
  assert.equal(await page.getByRole("tab", { name: "Audit" }).count(), 0);
  assert.equal(await page.getByRole("tab", { name: "Timeline" }).count(), 0);
});

test("On a phone the audit is a tab, and nothing is wider than the screen", async () => {
  const page = await openAudit(id, { width: 390, height: 844 });
  assert.equal(await page.getByRole("tab", { name: "Audit" }).getAttribute("aria-selected"), "true");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, String(wide));
});
