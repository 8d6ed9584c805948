import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import type { Locator, Page } from "playwright-core";
import { encode } from "uqr";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import type { Reply } from "../../testing/client.ts";

const browsed = aBrowsedWorld();

test("A company comes by an unknown name, its people by their domain; its equipment grows into a tree, is labelled, goes to another company and comes back", async () => {
  for (const firstName of ["Nora", "Per"])
    await made("/contacts", { firstName, lastName: "Dahl", emails: [{ value: `${firstName}@halden.example` }] });
  const other = await made("/companies", { name: "Fjord Optik" });
  const page = await browsed.open("/contacts/new", { as: browsed.admin });

  const company = await makeTheCompanyInTheForm(page);
  await joinByTheDomain(page);
  await setTheManager(page);
  const lathe = await makeTheFirstPiece(page);
  const motor = await made("/equipment", { name: "Motor", company, serial: "M-1" });
  const fan = await made("/equipment", { name: "Fan", company });
  await buildTheTree(page, { lathe, motor: motor.id, fan: fan.id });
  await printTheLabel(page, lathe);
  await giveItAwayAndTakeItBack(page, [lathe, motor.id, fan.id], { from: company, to: other.id });
});

async function makeTheCompanyInTheForm(page: Page): Promise<string> {
  await page.getByLabel("First name").fill("Olga");
  await page.getByLabel("Last name").fill("Berg");
  await page.getByPlaceholder("Search companies").fill("Halden Optik");
  await page.getByRole("button", { name: "Make the company “Halden Optik”" }).click();
  await page.getByRole("group", { name: "Halden Optik", exact: true }).waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Olga Berg" }).waitFor();
  await page.getByRole("region", { name: "Companies" }).getByRole("link", { name: "Halden Optik" }).click();
  await page.getByRole("heading", { level: 1, name: "Halden Optik" }).waitFor();
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await members(page).getByRole("link", { name: "Olga Berg" }).waitFor();
  return id;
}

async function joinByTheDomain(page: Page): Promise<void> {
  const domains = page.getByRole("region", { name: "Domains" });
  await domains.locator("button.ghost").click();
  await domains.getByLabel("Domain", { exact: true }).fill("halden.example");
  await domains.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("halden.example added").waitFor();
  await domains.getByRole("button", { name: "2 contacts would join…" }).click();
  const preview = page.getByRole("dialog", { name: "Have 2 contacts join Halden Optik?" });
  for (const name of ["Nora Dahl", "Per Dahl"]) await preview.getByText(name).waitFor();
  await preview.getByRole("button", { name: "Have 2 join" }).click();
  await page.getByText("2 contacts joined Halden Optik").waitFor();
  for (const name of ["Nora Dahl", "Per Dahl"]) await members(page).getByRole("link", { name }).waitFor();
}

async function setTheManager(page: Page): Promise<void> {
  const managers = page.getByRole("region", { name: "Managers" });
  await managers.locator("button.ghost", { hasText: "Add a manager" }).click();
  await managers.getByRole("combobox", { name: "Who manages it" }).fill("Nora");
  await page.getByRole("option", { name: /Nora Dahl/ }).click();
  await managers.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Nora Dahl manages it").waitFor();
  await managers.getByRole("link", { name: "Nora Dahl" }).waitFor();
}

async function makeTheFirstPiece(page: Page): Promise<string> {
  const block = page.getByRole("region", { name: "Equipment" });
  await block.locator("button.ghost").click();
  const form = page.getByRole("dialog", { name: "Create equipment" });
  await form.getByRole("textbox", { name: "Name" }).fill("Lathe");
  await form.getByRole("button", { name: "Create", exact: true }).click();
  await form.waitFor({ state: "detached" });
  const link = block.getByRole("link", { name: "Lathe" });
  await link.waitFor();
  return (await link.getAttribute("href"))?.split("/").at(-1) ?? "";
}

interface Pieces {
  lathe: string;
  motor: string;
  fan: string;
}

async function buildTheTree(page: Page, { lathe, motor, fan }: Pieces): Promise<void> {
  await page.getByRole("link", { name: "Show as a tree" }).click();
  await line(page, fan).waitFor();
  await line(page, motor).dragTo(line(page, lathe));
  await page.getByText("Motor is now a part of Lathe").waitFor();
  await line(page, motor).and(page.locator("[aria-level='2']")).waitFor();
  await line(page, fan).focus();
  await page.keyboard.press("Control+x");
  await page.getByText("Fan is picked up.").waitFor();
  await line(page, motor).focus();
  await page.keyboard.press("Control+v");
  await page.getByText("Fan is now a part of Motor").waitFor();
  await line(page, fan).and(page.locator("[aria-level='3']")).waitFor();
}

async function printTheLabel(page: Page, id: string): Promise<void> {
  const asked = page.context().waitForEvent("request", (request) => request.url().includes("/equipment/labels"));
  await choose(page, id, "Print label");
  const { href } = new URL((await asked).url());
  const sheet = await fetch(href, { headers: { cookie: await browsed.admin.cookie() } });
  assert.deepEqual([sheet.status, sheet.headers.get("content-type")], [200, "application/pdf"]);
  const address = `${browsed.world.url}/equipment/${id}`;
  assert.deepEqual(squaresOf(Buffer.from(await sheet.arrayBuffer())), encode(address, { ecc: "M", border: 0 }).data);
  const device = await browsed.open(address, { as: browsed.admin });
  await device.getByRole("heading", { level: 1, name: "Lathe" }).waitFor();
}

/** Gives it away from the tree's own menu; undo leaves tree, company and holdings as they were. */
async function giveItAwayAndTakeItBack(
  page: Page,
  [top = "", ...below]: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<void> {
  const before = await Promise.all([top, ...below].map(standing));
  assert.deepEqual(
    before.map(({ company, path }) => [company.id, path.length]),
    [from, from, from].map((company, depth) => [company, depth]),
  );
  await choose(page, top, "Transfer…");
  const dialog = page.getByRole("dialog", { name: "Transfer Lathe" });
  await dialog.getByText("2 parts go along.").waitFor();
  await dialog.getByRole("combobox", { name: "New holder" }).fill("fjord");
  await page.getByRole("option", { name: /Fjord Optik/ }).click();
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Transfer", exact: true }).click();
  const toast = page.locator(".toast").filter({ hasText: "Lathe is with Fjord Optik now, with 2 parts" });
  await toast.hover();
  await page.getByText("No equipment yet").waitFor();
  const given = await Promise.all([top, ...below].map(standing));
  assert.deepEqual(
    given.map(({ company, path }) => [company.id, path.length]),
    [to, to, to].map((company, depth) => [company, depth]),
  );
  await toast.getByRole("button", { name: "Undo" }).click();
  await line(page, top).waitFor();
  assert.deepEqual(await Promise.all([top, ...below].map(standing)), before);
}

/** From the menu of a line of the tree. */
async function choose(page: Page, id: string, name: string): Promise<void> {
  await line(page, id).hover();
  await line(page, id)
    .getByRole("button", { name: /^More about/, includeHidden: true })
    .click();
  await page.getByRole("menuitem", { name }).click();
}

function line(page: Page, id: string): Locator {
  return page.locator(`[data-line="${id}"]`);
}

function members(page: Page): Locator {
  return page.getByRole("region", { name: "Members" });
}

/** Whose a piece is and was, and what it is a part of. */
async function standing(id: string): Promise<Reply["body"]> {
  const { company, contact, parent, path, holders } = (await browsed.admin.get(`/equipment/${id}`)).body;
  return { company, contact, parent, path, holders };
}

/** The dark squares of the one code that is drawn on a sheet of labels, row by row. */
function squaresOf(pdf: Buffer): boolean[][] {
  const drawn = [...streamsOf(pdf)].join("\n");
  const bars = [...drawn.matchAll(/(\S+) (\S+) (\S+) (\S+) re\n/g)].map((found) => found.slice(1).map(Number));
  const [[left = 0, top = 0, , dot = 1] = []] = bars;
  const at = (length: number) => Math.round(length / Math.abs(dot));
  const size = Math.max(...bars.map(([x = 0, , width = 0]) => at(x + width - left)));
  const squares = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [x = 0, y = 0, width = 0] of bars) squares[at(y - top)]?.fill(true, at(x - left), at(x + width - left));
  return squares;
}

function* streamsOf(pdf: Buffer): Generator<string> {
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at)) {
    const end = pdf.indexOf("\nendstream", at);
    const bytes = pdf.subarray(at + "stream\n".length, end);
    at = end + "\nendstream".length;
    // Of all that are packed those that draw are text.
    if (bytes[0] === 0x78) yield inflateSync(bytes).toString("latin1");
  }
}

async function made(path: string, body: object): Promise<Reply["body"]> {
  const reply = await browsed.admin.post(path, body);
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}
