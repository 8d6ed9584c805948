import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { sql } from "kysely";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aUser } from "../../testing/builders.ts";

const browsed = aBrowsedWorld();
const { open } = browsed;

test("Who did what is read with what it was and what it became, narrowed in the address, and leads to the record", async () => {
  const { world, admin } = browsed;
  const olga = await aUser(world.db, { firstName: "Olga", lastName: "Other", group: "administrator" });
  const contact = (await admin.post("/contacts", { firstName: "Karl", lastName: "Kunde", jobTitle: "Buyer" })).body;
  const { id, version } = contact;
  assert.equal((await world.as(olga).patch(`/contacts/${id}`, { jobTitle: "Head buyer", version })).status, 200);
  const group = (await admin.post("/access-groups", { name: "Desk", type: "agent", modules: ["contacts"] })).body;
  await admin.patch(`/access-groups/${group.id}`, {
    rights: { "contacts.clients": { see: "division" } },
    version: group.version,
  });

  const page = await open("/management/audit", { as: admin });
  await page.getByText("Department and below").waitFor();
  await expectAccessibleInBothThemes(page);

  await page.getByRole("combobox", { name: "Kind of record" }).click();
  await page.getByRole("option", { name: "Contact", exact: true }).click();
  await page.getByText("Department and below").waitFor({ state: "detached" });
  await page.getByRole("combobox", { name: "Who" }).fill("Olga");
  await page.getByRole("option", { name: "Olga Other" }).click();
  await page.getByRole("combobox", { name: "Field" }).fill("Job t");
  await page.keyboard.press("Enter");
  const entry = page.locator(".audit-entry");
  await entry.filter({ hasText: "Head buyer" }).waitFor();
  assert.equal(await entry.count(), 1);
  assert.match(await entry.innerText(), /Olga Other.*Karl Kunde.*Job title.*Buyer.*Head buyer/s);
  assert.match(page.url(), new RegExp(`actor=${olga.id}`));
  await page.reload();
  await entry.filter({ hasText: "Head buyer" }).waitFor();
  await page.getByRole("combobox", { name: "Who" }).and(page.locator('[value="Olga Other"]')).waitFor();

  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  const file = await readFile(await (await coming).path(), "utf8");
  assert.match(file, /Buyer.*Head buyer/);
  assert.doesNotMatch(file, /Desk/);

  await entry.getByRole("link", { name: "Karl Kunde" }).click();
  await page.getByRole("heading", { level: 1, name: /Karl Kunde/ }).waitFor();
});

test("A span of days narrows the audit; what nothing fits says so, and one press shows all again", async () => {
  const page = await open("/management/audit", { as: browsed.admin });
  await page.getByRole("button", { name: "Any time" }).click();
  await page.getByRole("button", { name: "Today" }).click();
  assert.match(page.url(), /from=\d{4}-\d\d-\d\d/);
  await page.locator(".audit-entry").first().waitFor();
  await page.goto("/management/audit?to=2001-01-01");
  await page.getByText("No entry fits").waitFor();
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await page.locator(".audit-entry").first().waitFor();
});

test("Older entries come by “Show older”, each once", async () => {
  const { admin } = browsed;
  for (let count = 0; count < 60; count += 1) await admin.post("/departments", { name: `Department ${count}` });
  const page = await open("/management/audit?kind=department", { as: admin });
  await page.getByText("Department 59").waitFor();
  assert.equal(await page.locator(".audit-entry").count(), 50);
  await page.getByRole("button", { name: "Show older" }).click();
  await page.getByText("Department 0", { exact: true }).first().waitFor();
  const names = await page.locator(".audit-entry p:first-child a:last-child").allInnerTexts();
  assert.deepEqual([names.length, new Set(names).size], [60, 60]);
});

test("Of Management one finds what is open to one: who only reads the audit has that and no overview", async () => {
  const { world, admin } = browsed;
  const rights = { audit: { see: "all" }, "contacts.clients": { see: "all" } };
  const group = (await admin.post("/access-groups", { name: "Auditors", type: "agent", modules: ["contacts"], rights }))
    .body;
  const ida = await aUser(world.db, { firstName: "Ida", lastName: "Ames" });
  const { version } = (await admin.get(`/contacts/${ida.id}`)).body;
  assert.equal((await admin.patch(`/contacts/${ida.id}`, { accessGroup: group.id, version })).status, 200);
  const page = await open("/management/audit", { as: world.as(ida) });
  await page.getByRole("heading", { level: 1, name: "Audit" }).waitFor();
  const sections = await page
    .getByRole("complementary")
    .getByRole("navigation")
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.deepEqual(sections, ["/", "/contacts", "/contact-groups", "/management/audit"]);
  const whole = await open("/management", { as: admin });
  await whole.getByRole("heading", { level: 1, name: "Management" }).waitFor();
  assert.equal(await whole.getByRole("main").getByRole("listitem").count(), 10);
  await expectAccessibleInBothThemes(whole);
});

test("What is seldom is found however far back it stands, without pressing on", async () => {
  const { world, admin } = browsed;
  const contact = (await admin.post("/contacts", { firstName: "Rare", lastName: "Bird" })).body;
  await sql`
    insert into audit (at, subject_kind, subject_id, action, change)
    select now() - n * interval '1 second', 'contact', ${contact.id}::uuid, 'updated', '{"nickname": ["", "often"]}' from generate_series(1, 20000) as n`.execute(
    world.db,
  );
  await sql`
    insert into audit (at, subject_kind, subject_id, action, change)
    values (now() - interval '20001 seconds', 'contact', ${contact.id}::uuid, 'updated', '{"source": ["", "a fair"]}')`.execute(
    world.db,
  );
  const page = await open("/management/audit?field=source", { as: admin });
  await page.locator(".audit-entry").filter({ hasText: "a fair" }).waitFor();
});
