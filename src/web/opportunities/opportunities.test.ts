import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { aUser } from "../../testing/builders.ts";
import type { Reply } from "../../testing/client.ts";
import { aMember } from "../../testing/groups.ts";

const browsed = aBrowsedWorld();
const { open } = browsed;

test("From a person's card an opportunity is made, stands there and opens; its properties are changed in their places", async () => {
  const ines = await made("/contacts", { firstName: "Ines", lastName: "Moreau" });
  const page = await open(`/contacts/${ines.id}`, { as: browsed.admin });
  await page.getByRole("button", { name: "Create opportunity" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Create opportunity" });
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await dialog.getByText("An opportunity needs a name.").waitFor();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Fleet of forty");
  await dialog.getByRole("textbox", { name: "Amount" }).fill("48 000,50");
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await page.getByText("Fleet of forty created").waitFor();
  const block = page.getByRole("region", { name: "Opportunities" });
  await block.getByText("€48,000.50").waitFor();
  await block.getByRole("link", { name: "Fleet of forty" }).click();
  await page.getByRole("heading", { level: 1, name: "Fleet of forty" }).waitFor();
  await page.getByRole("link", { name: "Ines Moreau" }).waitFor();

  await page.getByRole("button", { name: "Edit Probability" }).click();
  await page.getByRole("textbox", { name: "Probability" }).fill("35");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Edit Probability" }).and(page.locator(":focus")).waitFor();
  await page.getByRole("button", { name: "Add Company" }).waitFor();
  await page.getByRole("button", { name: "Edit Name" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(" ");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("This cannot be empty.").waitFor();
  await page.keyboard.press("Escape");
  const { items } = (await browsed.admin.get("/opportunities?search=fleet")).body;
  assert.deepEqual(
    items.map((one: Reply["body"]) => [one.amount, one.probability, one.contacts[0].name]),
    [[48_000.5, 35, "Ines Moreau"]],
  );
  await expectAccessibleInBothThemes(page);

  const question = "Who may what with Fleet of forty";
  await page.getByRole("button", { name: question }).click();
  const why = page.getByRole("dialog", { name: question });
  await why.getByText("may see this opportunity.").waitFor();
  await why.getByRole("combobox", { name: "What" }).click();
  await page.getByRole("option", { name: "export this opportunity" }).click();
  await why.getByText("may export this opportunity.").waitFor();
  await expectAccessibleInBothThemes(page);
  await why.getByRole("button", { name: "Close" }).last().click();
  await why.waitFor({ state: "detached" });
});

test("On the board a card is dragged by the mouse into another stage and taken back by Undo; sums and counts follow", async () => {
  const pipeline = await aPipeline("Drag");
  const [under, card] = [
    await made("/opportunities", { name: "Under", stage: pipeline.in["Proposal"], amount: 100, currency: "EUR" }),
    await made("/opportunities", { name: "Dragged", stage: pipeline.in["New"], amount: 400, currency: "EUR" }),
  ];
  const page = await open(`/opportunities?pipeline=${pipeline.id}`, { as: browsed.admin });
  await page.locator(`[data-card="${card.id}"]`).waitFor();
  await expectAccessibleInBothThemes(page);
  await drag(page, card.id, under.id);
  await page.getByText("Dragged: Proposal").waitFor();
  assert.equal((await show(card.id)).stage.name, "Proposal");
  assert.deepEqual(await cardsIn(pipeline.id, "Proposal"), ["Under", "Dragged"]);
  await sumOf(page, "Proposal").getByText("€500").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("region", { name: "New" }).getByRole("link", { name: "Dragged" }).waitFor();
  await sumOf(page, "New").getByText("€400").waitFor();
  assert.deepEqual((await show(card.id)).stage.name, "New");
});

test("By keys a card is picked up, carried with arrows that are announced, put back by Escape and put down by Space", async () => {
  const pipeline = await aPipeline("Keys");
  const [low, high] = [
    await made("/opportunities", { name: "Low", stage: pipeline.in["New"] }),
    await made("/opportunities", { name: "High", stage: pipeline.in["New"] }),
  ];
  const page = await open(`/opportunities?pipeline=${pipeline.id}`, { as: browsed.admin });
  const grip = page.getByRole("button", { name: "Move High" });
  await grip.focus();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("button", { name: "Move Low" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  const said = (text: string) => page.getByRole("status").getByText(text).waitFor({ state: "attached" });
  await said("Picked up High: New, place 1 of 2.");
  await page.keyboard.press("ArrowDown");
  await said("High: New, place 2 of 2.");
  await page.keyboard.press("ArrowRight");
  await said("High: Qualified, place 1 of 1.");
  await grip.and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Escape");
  await said("High put back: New, place 1 of 2.");
  assert.equal((await show(high.id)).version, 1);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await said("High put down: Proposal, place 1 of 1.");
  await page.getByText("High: Proposal").last().waitFor();
  assert.equal((await show(high.id)).stage.name, "Proposal");
  await grip.and(page.locator(":focus")).waitFor();
  assert.deepEqual(await cardsIn(pipeline.id, "New"), ["Low"]);
  assert.equal((await show(low.id)).version, 1);
});

test("The keys stay with a card that an older answer draws where it was, until the next one comes", async () => {
  const pipeline = await aPipeline("Older");
  const carried = await made("/opportunities", { name: "Carried", stage: pipeline.in["New"] });
  const page = await open(`/opportunities?pipeline=${pipeline.id}`, { as: browsed.admin });
  await page.getByRole("button", { name: "Move Carried" }).focus();
  const older = (await browsed.admin.get(`/opportunities/board?pipeline=${pipeline.id}`)).body;
  await page.route("**/opportunities/board?*", (route) => route.fulfill({ json: older }));
  for (const key of ["Space", "ArrowRight", "Space"]) await page.keyboard.press(key);
  await page.getByText("Carried: Qualified").last().waitFor();
  const gripIn = (stage: string) =>
    page.getByRole("region", { name: stage }).getByRole("button", { name: "Move Carried" }).and(page.locator(":focus"));
  await gripIn("New").waitFor();
  await page.unrouteAll();
  await made("/opportunities", { name: "Another", stage: pipeline.in["New"] });
  await gripIn("Qualified").waitFor();
  assert.equal((await show(carried.id)).stage.name, "Qualified");
});

test("What is lost needs a reason, on the board as on its page; its history puts it back", async () => {
  const [sales] = (await browsed.admin.get("/pipelines")).body.items;
  const stage = sales.stages.find(({ name }: { name: string }) => name === "Negotiation").id;
  const card = await made("/opportunities", { name: "Contested", stage, probability: 60 });
  const page = await open("/opportunities", { as: browsed.admin });
  await page.getByRole("button", { name: "Move Contested" }).focus();
  for (const key of ["Space", "ArrowRight", "ArrowRight", "Space"]) await page.keyboard.press(key);
  const dialog = page.getByRole("dialog", { name: "Contested is lost" });
  await dialog.getByRole("button", { name: "Lost" }).click();
  await dialog.getByText("Say why it was lost.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Negotiation" }).getByRole("link", { name: "Contested" }).waitFor();
  assert.equal((await show(card.id)).version, 1);
  await page.getByRole("link", { name: "Contested" }).click();
  await page.getByRole("list", { name: "Stages" }).getByRole("button", { name: "Lost" }).click();
  await dialog.getByRole("textbox", { name: "Lost because" }).fill("Too dear");
  await page.keyboard.press("Enter");
  const history = page.getByRole("region", { name: "Timeline" });
  await history.getByText("Too dear").waitFor();
  assert.equal((await show(card.id)).lostReason, "Too dear");
  await history.getByRole("button", { name: "Put back" }).first().click();
  await page.getByRole("button", { name: "Negotiation" }).and(page.locator("[aria-current=step]")).waitFor();
  const now = await show(card.id);
  assert.deepEqual([now.stage.name, now.probability, now.lostReason], ["Negotiation", 60, ""]);
});

test("The list is another way to look at them, with an address of its own; an amount is changed in its cell", async () => {
  const page = await open("/opportunities", { as: browsed.admin });
  await made("/opportunities", { name: "Aardvark", amount: 7, currency: "EUR" });
  await page.getByRole("radio", { name: "List" }).click();
  await page.waitForURL(/\/opportunities\/list/);
  const row = page.getByRole("row").filter({ hasText: "Aardvark" });
  await row.getByText("€7").dblclick();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("1200");
  await page.keyboard.press("Enter");
  await row.getByText("€1,200").waitFor();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("radio", { name: "Board" }).click();
  await page.getByRole("region", { name: "New" }).getByRole("link", { name: "Aardvark" }).waitFor();
});

test("Management has the stages: one is added, put in order and taken away with a word where its opportunities go", async () => {
  const pipeline = await aPipeline("Renewals");
  await aPipeline("Leftovers");
  const card = await made("/opportunities", { name: "Stays", stage: pipeline.in["Qualified"] });
  const page = await open("/management/pipelines", { as: browsed.admin });
  const part = page.getByRole("region", { name: "Renewals" });
  await part.getByRole("button", { name: "Take Qualified away" }).click();
  await part.getByRole("combobox", { name: "Its 1 opportunity goes to" }).waitFor();
  await part.getByRole("button", { name: "Add a stage" }).click();
  await part.getByRole("textbox", { name: "Name of the stage" }).nth(3).fill("Paper");
  await part.getByRole("button", { name: "Paper up" }).click();
  await part.getByRole("button", { name: "Save" }).click();
  await page.getByText("Renewals saved").waitFor();
  const found = (await browsed.admin.get("/pipelines")).body.items.find(
    (one: { id: string }) => one.id === pipeline.id,
  );
  assert.deepEqual(
    found.stages.map(({ name }: { name: string }) => name),
    ["New", "Proposal", "Paper", "Negotiation", "Won", "Lost"],
  );
  assert.equal((await show(card.id)).stage.name, "New");
  await expectAccessibleInBothThemes(page);

  const empty = page.getByRole("region", { name: "Leftovers" });
  await empty.getByRole("button", { name: "Delete", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Delete Leftovers?" });
  await dialog.getByText("can be taken back from there").waitFor();
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await empty.waitFor({ state: "detached" });
  await page.getByRole("status").filter({ hasText: "Leftovers deleted" }).getByRole("button", { name: "Undo" }).click();
  await empty.getByRole("list", { name: "Stages of Leftovers" }).waitFor();
});

test("Who has the section not connected does not find it; on a phone, in Ukrainian, the board is read and a card opened", async () => {
  const leo = await aMember(browsed.world.db, "Leo", {
    modules: ["contacts"],
    rights: { "contacts.clients": { see: "all" }, opportunities: { see: "all" } },
  });
  const his = await open("/contacts", { as: browsed.world.as(leo) });
  await his.getByRole("navigation").first().waitFor();
  assert.equal(await his.locator('a[href="/opportunities"]').count(), 0);
  const zoe = await aUser(browsed.world.db, { firstName: "Zoe", lastName: "Kyi", language: "uk" });
  await made("/opportunities", { name: "Нова пекарня", amount: 5, currency: "UAH" });
  const page = await open("/opportunities", { as: browsed.world.as(zoe), language: "uk", width: 390, height: 844 });
  await page.getByRole("link", { name: "Нова пекарня" }).waitFor();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("link", { name: "Нова пекарня" }).click();
  await page.getByRole("heading", { level: 1, name: "Нова пекарня" }).waitFor();
  await expectAccessibleInBothThemes(page);
});

async function made(path: string, body: object): Promise<Reply["body"]> {
  const reply = await browsed.admin.post(path, body);
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}

function sumOf(page: Page, stage: string) {
  return page.getByRole("region", { name: stage }).locator("header");
}

async function show(id: string): Promise<Reply["body"]> {
  return (await browsed.admin.get(`/opportunities/${id}`)).body;
}

async function aPipeline(name: string): Promise<{ id: string; in: Record<string, string> }> {
  const { id, stages: own } = await made("/pipelines", { name });
  return { id, in: Object.fromEntries(own.map((one: { name: string; id: string }) => [one.name, one.id])) };
}

async function cardsIn(pipeline: string, name: string): Promise<string[]> {
  const { stages: all } = (await browsed.admin.get(`/opportunities/board?pipeline=${pipeline}`)).body;
  const stage = all.find((one: { name: string }) => one.name === name);
  return stage.cards.map((card: { name: string }) => card.name);
}

/** Puts a card below another one. */
async function drag(page: Page, card: string, below: string): Promise<void> {
  const [from, to] = await Promise.all(
    [card, below].map(async (id) => page.locator(`[data-card="${id}"]`).boundingBox()),
  );
  assert.ok(from && to);
  await page.mouse.move(from.x + 40, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + from.height / 2 + 10, { steps: 3 });
  await page.mouse.move(to.x + 40, to.y + to.height + 8, { steps: 6 });
  await page.mouse.up();
}
