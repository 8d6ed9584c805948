import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessible } from "../../testing/browser.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lindqvist" }, jobs: true });

async function bring(name: string, content: string | Buffer): Promise<Page> {
  const page = await browsed.open("/imports/new", { as: browsed.admin });
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
  return page;
}

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const counts = async (page: Page) =>
  Object.fromEntries(
    (await page.getByRole("group", { name: "Rows by outcome" }).getByRole("button").allInnerTexts()).map((text) =>
      text.trim().split(/\s*\n\s*/),
    ),
  );

async function check(page: Page): Promise<void> {
  await press(page, "Continue");
  await press(page, "Check every row");
  await page.getByText("Nothing is written before you run").or(page.getByText("left out otherwise")).waitFor();
}

test("A file goes in: options, columns, what each row will do, the run, the people, and all of it back", async () => {
  const page = await bring(
    "people.csv",
    "First name,Last name,E-mail,Shoe size\nJonas,Bergmann,jonas@nordlicht.example,42\nSvenja,Kröger,svenja@nordlicht.example,38\n",
  );
  await page.getByText("People who are here already").first().waitFor();
  await expectAccessible(page);
  await press(page, "Continue");
  await page.getByText("3 of 4 columns are taken.").waitFor();
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "What the column Shoe size becomes" }).click();
  await page.getByRole("option", { name: "A new field" }).click();
  const field = page.getByRole("dialog", { name: "New field" });
  assert.equal(await field.getByRole("textbox", { name: "Name", exact: true }).inputValue(), "Shoe size");
  assert.equal(await field.getByRole("combobox", { name: "Type" }).inputValue(), "Number");
  await field.getByRole("button", { name: "Create" }).click();
  await page.getByText("All 4 columns are taken.").or(page.getByText("4 of 4 columns are taken.")).waitFor();
  await press(page, "Check every row");
  await page.getByRole("row").filter({ hasText: "Svenja Kröger" }).getByText("svenja@nordlicht.example").waitFor();
  await page.getByText("Nothing is written before you run").waitFor();
  assert.equal((await counts(page))["Create"], "2");
  await expectAccessible(page);
  await page.reload();
  await press(page, "Run: create 2, update 0");
  await page.getByText("The file is in.").waitFor();
  const found = await browsed.admin.get("/contacts?search=nordlicht&sort=lastName&fields=custom");
  assert.deepEqual(
    found.body.items.map(({ custom }: { custom: unknown }) => custom),
    [{ shoeSize: 42 }, { shoeSize: 38 }],
  );
  await expectAccessible(page);

  const result = page.url();
  await page.getByRole("link", { name: "See the people" }).click();
  await page.getByText("from the import people.csv").waitFor();
  await page.getByRole("link", { name: "Svenja Kröger" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Marta Lindqvist" }).count(), 0);
  await expectAccessible(page);
  await page.locator(".chip .cross").click();
  await page.getByRole("link", { name: "Marta Lindqvist" }).waitFor();
  await page.goto(result);

  await press(page, "Undo import");
  await page.getByRole("dialog").getByRole("button", { name: "Undo import" }).click();
  await page.getByText("Taken back").first().waitFor();
  assert.equal((await browsed.admin.get("/contacts?search=nordlicht")).body.items.length, 0);
});

test("A wrong cell is mended in the preview, and the row comes along", async () => {
  const page = await bring(
    "days.csv",
    "First name,Last name,Birthday\nLucía,Herrero,1988-02-31\nDiego,Ramos,1979-05-04\nAisha,Okafor,1991-11-30\n",
  );
  await check(page);
  assert.equal((await counts(page))["Invalid"], "1");
  const cell = page.getByRole("row").getByLabel("Birthday");
  assert.equal(await cell.inputValue(), "1988-02-31");
  await cell.fill("1988-02-29");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Run: create 3, update 0" }).waitFor();
});

test("A cell that is mended while the dry run still goes on is saved once it has ended", async () => {
  const page = await bring("early.csv", "First name,Last name,Birthday\nRosa,Iglesias,1988-02-31\n");
  let goesOn = true;
  let saved = 0;
  await page.route(/\/api\/v1\/imports\/[^/]+$/, async (route) => {
    const reply = await route.fetch();
    const one = await reply.json();
    await route.fulfill({ json: goesOn && one.state === "ready" ? { ...one, state: "checking" } : one });
  });
  page.on("request", (request) => (saved += request.method() === "PATCH" && /rows/.test(request.url()) ? 1 : 0));
  await press(page, "Continue");
  await press(page, "Check every row");
  const cell = page.locator(".fix").getByLabel("Birthday");
  await cell.fill("1988-02-29");
  await page.keyboard.press("Enter");
  await page.waitForResponse(/\/api\/v1\/imports\/[^/]+$/);
  assert.equal(saved, 0, "the server would refuse it");
  goesOn = false;
  await page.getByRole("button", { name: "Run: create 1, update 0" }).waitFor();
  assert.equal(saved, 1);
});

test("Somebody else at the same phone is asked about, and becomes a person of his own by one press", async () => {
  await browsed.admin.post("/contacts", {
    firstName: "Klara",
    lastName: "Voss",
    phones: [{ value: "+49 30 5550701" }],
  });
  const page = await bring("desk.csv", "First name,Last name,Phone\nDieter,Maurer,+49 30 5550701\n");
  await check(page);
  assert.equal((await counts(page))["Asks"], "1");
  const row = page.getByRole("row").filter({ hasText: "Dieter Maurer" });
  await row.getByText("Perhaps Klara Voss · The phone is the same, but not the name.").waitFor();
  await expectAccessible(page);
  await row.getByRole("button", { name: "Create" }).click();
  await page.getByRole("button", { name: "Run: create 1, update 0" }).waitFor();
});

test("A row is decided otherwise from its menu", async () => {
  await browsed.admin.post("/contacts", {
    firstName: "Grace",
    lastName: "Whitfield",
    emails: [{ value: "grace@ashdown.example" }],
  });
  const page = await bring(
    "grace.csv",
    "First name,Last name,E-mail,Job title\nGrace,Whitfield,grace@ashdown.example,Vet\n",
  );
  await check(page);
  assert.equal((await counts(page))["Update"], "1");
  await press(page, "Update: decide on Grace Whitfield");
  await page.getByRole("menuitemradio", { name: "Skip row" }).click();
  await page.getByRole("button", { name: "Nothing to run" }).waitFor();
  assert.equal((await counts(page))["Skip"], "1");
});

test("Two columns of one kind change places by choosing", async () => {
  const page = await bring(
    "mails.csv",
    "First name,Last name,E-mail,Second e-mail\nThéo,Garnier,first@etretat.example,second@etretat.example\n",
  );
  await press(page, "Continue");
  const second = page.getByRole("combobox", { name: "What the column Second e-mail becomes" });
  await second.fill("E-mail 1");
  await page.getByRole("option", { name: "E-mail 1 Contact", exact: true }).click();
  assert.equal(await page.getByRole("combobox", { name: "What the column E-mail becomes" }).inputValue(), "E-mail 2");
  await press(page, "Check every row");
  await press(page, /^Run/);
  await page.getByText("The file is in.").waitFor();
  const { body } = await browsed.admin.get("/contacts?search=etretat");
  assert.deepEqual(
    body.items[0].emails.map(({ value }: { value: string }) => value),
    ["second@etretat.example", "first@etretat.example"],
  );
});

test("A file in another encoding asks which names read right", async () => {
  const cyrillic = Buffer.from([0xca, 0xe0, 0xf2, 0xe5, 0xf0, 0xe8, 0xed, 0xe0]);
  const page = await bring(
    "old.csv",
    Buffer.concat([Buffer.from("First name,Last name\n"), cyrillic, Buffer.from(","), cyrillic, Buffer.from("\n")]),
  );
  await page.getByLabel("Windows, Cyrillic (1251)").check();
  await expectAccessible(page);
  await press(page, "Continue");
  await check(page);
  await page.getByText("Катерина Катерина").waitFor();
});

const broken: [what: string, content: string | Buffer, said: RegExp][] = [
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /not a CSV file/],
  ["nothing", "", /The file is empty/],
  ["a quote that is never closed", 'First name,Last name\nAnn,"Lee\nBob,Stone\n', /line 2, column 2, is never closed/],
  ["a NUL", "First name,Last name\nAnn,L\0ee\n", /Line 2 holds a NUL/],
  ["ten thousand columns", `${"c,".repeat(10_000)}c\n1,2\n`, /Line 1 has more than 500 columns/],
];
test("What is no table is refused with the place, and another file can be brought at once", async () => {
  for (const [what, content, said] of broken) {
    const page = await bring("people.csv", content);
    const alert = page.getByRole("alert").filter({ hasText: "The file was not taken." });
    await alert.waitFor();
    assert.match(await alert.innerText(), said, what);
    await page.getByRole("button", { name: "Choose a file" }).waitFor();
  }
});
