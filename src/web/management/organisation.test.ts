import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aUser } from "../../testing/builders.ts";

const browsed = aBrowsedWorld();
const { open } = browsed;

test("An administrator names the organisation, chooses its defaults, saves all at once, and takes it back", async () => {
  const page = await open("/management/overview", { as: browsed.admin });
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Organisation/ })
    .click();
  await page.getByRole("heading", { level: 1, name: "Organisation" }).waitFor();
  await page.getByText(browsed.world.url).waitFor();
  await page.getByLabel("Name of the organisation").fill("Holm & Sons");
  await page.getByRole("combobox", { name: "Currency" }).click();
  await page.getByRole("combobox", { name: "Currency" }).fill("hryv");
  await page.keyboard.press("Enter");
  await expectAccessibleInBothThemes(page);
  await page.getByRole("button", { name: "Save 2 changes" }).click();
  await page.getByText("Organisation saved").waitFor();
  const { body } = await browsed.admin.get("/settings");
  assert.deepEqual([body.name, body.currency], ["Holm & Sons", "UAH"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Taken back").waitFor();
  const back = (await browsed.admin.get("/settings")).body;
  assert.deepEqual([back.name, back.currency], ["", ""]);
  assert.equal(await page.getByLabel("Name of the organisation").inputValue(), "");
});

test("What was typed stays when somebody else was faster, and is saved on top of that", async () => {
  const page = await open("/management/organisation", { as: browsed.admin });
  await page.getByLabel("Name of the organisation").fill("Mine");
  const { version } = (await browsed.admin.get("/settings")).body;
  assert.equal((await browsed.admin.patch("/settings", { currency: "EUR", version })).status, 200);
  await page.getByRole("button", { name: "Save 1 change" }).click();
  await page.getByText("Somebody else has saved this page meanwhile.").waitFor();
  assert.equal(await page.getByLabel("Name of the organisation").inputValue(), "Mine");
  await page.getByRole("combobox", { name: "Currency" }).and(page.locator('[value="Euro"]')).waitFor();
  await page.getByRole("button", { name: "Save 1 change" }).click();
  await page.getByText("Organisation saved").waitFor();
  const { body } = await browsed.admin.get("/settings");
  assert.deepEqual([body.name, body.currency], ["Mine", "EUR"]);
});

test("What is typed while the answer is on its way stays to be saved", async () => {
  const page = await open("/management/organisation", { as: browsed.admin });
  const through = Promise.withResolvers<void>();
  await page.route("**/api/v1/settings", async (route) => {
    if (route.request().method() === "PATCH") await through.promise;
    await route.continue();
  });
  const name = page.getByLabel("Name of the organisation");
  await name.fill("Holm");
  await page.getByRole("button", { name: "Save 1 change" }).click();
  await name.fill("Holm & Sons");
  through.resolve();
  await page.getByText("Organisation saved").waitFor();
  assert.equal(await name.inputValue(), "Holm & Sons");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Save 1 change" }).waitFor({ state: "detached" });
});

test("A logo is brought, shown on light and on dark, taken away and taken back; what is no picture is refused beside it", async () => {
  const page = await open("/management/organisation", { as: browsed.admin });
  const colours = { width: 400, height: 100, channels: 4, background: { r: 73, g: 77, b: 214, alpha: 1 } } as const;
  const buffer = await sharp({ create: colours }).png().toBuffer();
  const input = page.getByLabel("Picture of the logo");
  await input.setInputFiles({ name: "notes.png", mimeType: "image/png", buffer: Buffer.from("no picture at all") });
  await page.locator(".logo [role=alert]").waitFor();
  await input.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer });
  await page.getByRole("img", { name: "The logo on light" }).waitFor();
  assert.equal(await page.locator(".logo [role=alert]").count(), 0);
  await expectAccessibleInBothThemes(page);
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByRole("button", { name: "Choose a picture" }).waitFor();
  assert.equal((await browsed.admin.get("/settings")).body.logo, null);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await page.getByRole("img", { name: "The logo on dark" }).waitFor();
  assert.match((await browsed.admin.get("/settings")).body.logo, /logo\?v=/);
});

for (const [language, all, save, page2] of [
  ["en", "All accounts", "Save 1 change", "Accounts"],
  ["uk", "Усі контрагенти", "Зберегти 1 зміну", "Контрагенти"],
] as const)
  test(`Whoever calls companies accounts reads so in the panel, on lists and in forms, at once and after a new start (${language})`, async () => {
    const { world, admin } = browsed;
    const { version } = (await admin.get("/settings")).body;
    await admin.patch("/settings", { companiesWord: "companies", version });
    const boss = await aUser(world.db, { firstName: "Olha", lastName: language, group: "administrator", language });
    const page = await open("/management/organisation", { as: world.as(boss), language });
    await page.locator("input[name=companiesWord]").last().check();
    await page.getByRole("button", { name: save }).click();
    await page.getByRole("complementary").getByRole("link", { name: all }).click();
    await page.getByRole("heading", { level: 1, name: page2, exact: true }).waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: page2, exact: true }).waitFor();
    await page.getByRole("complementary").getByRole("link", { name: all }).waitFor();
  });

test("Who may not manage settings finds neither the page nor its place in the panel", async () => {
  const page = await open("/management/organisation", { as: browsed.world.as(await aUser(browsed.world.db)) });
  await page.getByRole("heading", { level: 1, name: "There is nothing here" }).waitFor();
  assert.equal(await page.locator('a[href="/management/organisation"]').count(), 0);
});
