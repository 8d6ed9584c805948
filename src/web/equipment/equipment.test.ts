import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { aUser, password } from "../../testing/builders.ts";
import type { Reply } from "../../testing/client.ts";
import { aMember } from "../../testing/groups.ts";

const browsed = aBrowsedWorld();
const { open } = browsed;

test("A tree is built by dragging and by keys; a move that is refused says why, one that was made is taken back", async () => {
  const atlas = await made("/companies", { name: "Atlas" });
  const bolt = await made("/companies", { name: "Bolt" });
  const [computer, keyboard, monitor] = [
    await aPiece("Computer", { company: atlas.id }),
    await aPiece("Keyboard", { company: atlas.id }),
    await aPiece("Monitor", { company: atlas.id }),
  ];
  const stranger = await aPiece("Stranger", { company: bolt.id });
  const page = await open("/equipment", { as: browsed.admin });
  await page.getByRole("row").filter({ hasText: "Computer" }).waitFor();
  await page.getByRole("radio", { name: "Tree" }).click();
  await page.waitForURL(/\/equipment\/tree/);

  await line(page, monitor.id).dragTo(line(page, computer.id));
  await page.getByText("Monitor is now a part of Computer").waitFor();
  await line(page, monitor.id).and(page.locator("[aria-level='2']")).waitFor();
  assert.equal((await show(monitor.id)).parent.id, computer.id);

  await line(page, computer.id).dragTo(line(page, stranger.id));
  await page.getByText("Not here: Stranger belongs to somebody else. Transfer Computer instead.").waitFor();
  assert.equal((await show(computer.id)).parent, null);

  await line(page, keyboard.id).focus();
  await page.keyboard.press("Control+x");
  await page.getByText("Keyboard is picked up.").waitFor();
  await page.keyboard.press("Home");
  await line(page, computer.id).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("ArrowDown");
  await line(page, monitor.id).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Control+v");
  const moved = await told(page, "Keyboard is now a part of Monitor");
  await line(page, keyboard.id).and(page.locator("[aria-level='3']")).waitFor();
  assert.deepEqual(
    (await show(keyboard.id)).path.map(({ name }: { name: string }) => name),
    ["Computer", "Monitor"],
  );
  await undo(moved);
  await line(page, keyboard.id).and(page.locator("[aria-level='1']")).waitFor();
  assert.equal((await show(keyboard.id)).parent, null);
  await expectAccessibleInBothThemes(page);
});

test("Arrow keys open and close the tree; Move asks for the new whole; what is looked for is shown with its wholes open", async () => {
  const delta = await made("/companies", { name: "Delta" });
  const rack = await aPiece("Rack", { company: delta.id });
  const server = await aPiece("Server", { parent: rack.id });
  const disk = await aPiece("Disk", { parent: server.id, serial: "WD-77" });
  const shelf = await aPiece("Shelf", { company: delta.id });
  const page = await open(`/equipment/tree?company=${delta.id}`, { as: browsed.admin });
  await line(page, rack.id).focus();
  await page.keyboard.press("ArrowRight");
  await line(page, server.id).waitFor();
  await page.keyboard.press("ArrowRight");
  await line(page, server.id).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("ArrowLeft");
  await line(page, rack.id).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("ArrowLeft");
  await line(page, server.id).waitFor({ state: "detached" });

  await page.getByRole("combobox", { name: "Find a piece" }).fill("wd-77");
  await page.getByRole("option", { name: /Disk/ }).click();
  await line(page, disk.id).and(page.locator(":focus")).waitFor();
  assert.equal(await line(page, disk.id).getAttribute("aria-level"), "3");

  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog", { name: "Move Disk" });
  const whole = dialog.getByRole("combobox", { name: "Part of" });
  await whole.and(page.locator('[value="Server"]:focus')).waitFor();
  await whole.fill("shelf");
  await page.getByRole("option", { name: /Shelf/ }).waitFor();
  await page.getByRole("option", { name: "Part of nothing" }).waitFor({ state: "detached" });
  await page.keyboard.press("Enter");
  await whole.and(page.locator('[value="Shelf"]')).waitFor();
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press("Enter");
  await page.getByText("Disk is now a part of Shelf").waitFor();
  assert.equal((await show(disk.id)).parent.id, shelf.id);

  await line(page, shelf.id).dragTo(line(page, rack.id), { targetPosition: { x: 200, y: 3 } });
  const placed = await told(page, "Shelf has another place");
  assert.deepEqual(await topOf(delta.id), ["Shelf", "Rack"]);
  await line(page, shelf.id).and(page.locator("[aria-posinset='1']")).waitFor();
  await undo(placed);
  await line(page, rack.id).and(page.locator("[aria-posinset='1']")).waitFor();
  assert.deepEqual(await topOf(delta.id), ["Rack", "Shelf"]);
});

test("On its card a piece is given to another company with all its parts, and taken back; values change in their place", async () => {
  const from = await made("/companies", { name: "Ember" });
  const to = await made("/companies", { name: "Fjord" });
  const press = await aPiece("Press", { company: from.id, article: "PR-1" });
  const motor = await aPiece("Motor", { parent: press.id });
  const page = await open(`/equipment/${motor.id}`, { as: browsed.admin });
  await page.getByRole("navigation", { name: "Where it belongs" }).getByRole("link", { name: "Press" }).click();
  await page.getByRole("heading", { level: 1, name: "Press" }).waitFor();
  await page.getByRole("tree", { name: "Parts of Press" }).getByRole("treeitem", { name: /Motor/ }).waitFor();
  await expectAccessibleInBothThemes(page);

  await page.getByRole("button", { name: "Edit Article" }).click();
  await page.getByRole("textbox", { name: "Article" }).fill("PR-2");
  await page.keyboard.press("Enter");
  const changed = await told(page, "Press changed");
  assert.equal((await show(press.id)).article, "PR-2");
  await undo(changed);
  await page.getByText("PR-1").first().waitFor();

  await page.getByRole("button", { name: "More about Press" }).click();
  await page.getByRole("menuitem", { name: "Transfer…" }).click();
  const dialog = page.getByRole("dialog", { name: "Transfer Press" });
  await dialog.getByText("1 part goes along.").waitFor();
  await dialog.getByRole("button", { name: "Transfer", exact: true }).click();
  await dialog.getByText("Choose who gets it.").waitFor();
  await dialog.getByRole("combobox", { name: "New holder" }).fill("fjord");
  await page.getByRole("option", { name: /Fjord/ }).click();
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Transfer", exact: true }).click();
  const given = await told(page, "Press is with Fjord now, with 1 part");
  const past = page.getByRole("region", { name: "Who had it" });
  await past.getByRole("link", { name: "Fjord" }).waitFor();
  assert.equal((await show(motor.id)).company.id, to.id);
  await undo(given);
  await past.getByRole("link", { name: "Fjord" }).waitFor({ state: "detached" });
  assert.deepEqual([(await show(press.id)).company.id, (await show(motor.id)).company.id], [from.id, from.id]);
});

test("What is retired takes its parts along and comes back; what is deleted comes back from the toast", async () => {
  const grid = await made("/companies", { name: "Grove" });
  const lift = await aPiece("Lift", { company: grid.id });
  const door = await aPiece("Door", { parent: lift.id });
  const page = await open(`/equipment/${lift.id}`, { as: browsed.admin });
  const act = async (name: string) => {
    await page.getByRole("button", { name: "More about Lift" }).click();
    await page.getByRole("menuitem", { name, exact: true }).click();
  };
  await act("Retire");
  await page.getByText("Lift retired, with 1 part").waitFor();
  assert.notEqual((await show(door.id)).retiredAt, null);
  await act("Bring back into use");
  await page.getByText("Lift is in use again, with 1 part").waitFor();
  assert.equal((await show(door.id)).retiredAt, null);
  await act("Delete");
  const dialog = page.getByRole("dialog", { name: "Delete Lift?" });
  await dialog.getByText("and 1 part with it").waitFor();
  await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  const deleted = await told(page, "Lift deleted");
  assert.equal((await browsed.admin.get(`/equipment/${door.id}`)).status, 404);
  await undo(deleted);
  await page.getByText("Taken back").waitFor();
  assert.equal((await show(door.id)).parent.id, lift.id);
});

test("From a line of the tree or the list a piece grows a part, retires and goes, by keys too; the focus stays where it was", async () => {
  const mill = await made("/companies", { name: "Mill" });
  const [belt, crane] = [await aPiece("Belt", { company: mill.id }), await aPiece("Crane", { company: mill.id })];
  const page = await open(`/equipment/tree?company=${mill.id}`, { as: browsed.admin });
  await line(page, belt.id).focus();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Add a part" }).click();
  const form = page.getByRole("dialog", { name: "New part of Belt" });
  await form.getByRole("textbox", { name: "Name" }).fill("Roller");
  await page.keyboard.press("Enter");
  await page
    .getByRole("treeitem", { name: /Roller/ })
    .and(page.locator("[aria-level='2']"))
    .waitFor();
  await line(page, belt.id).and(page.locator(":focus")).waitFor();

  await line(page, crane.id).focus();
  await page.keyboard.press("Delete");
  const question = page.getByRole("dialog", { name: "Delete Crane?" });
  await question.getByText("It goes to the trash.").waitFor();
  await question.getByRole("button", { name: "Delete", exact: true }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
  await line(page, crane.id).waitFor({ state: "detached" });
  await page
    .getByRole("treeitem", { name: /Roller/ })
    .and(page.locator(":focus"))
    .waitFor();

  await page.goto("/equipment?q=Belt");
  const row = page.getByRole("row").filter({ hasText: "Belt" });
  await row.hover();
  await row.getByRole("button", { name: "Retire", exact: true }).click();
  await page.getByText("Belt retired, with 1 part").waitFor();
  await row.getByText("Retired").waitFor();
  assert.notEqual((await show(belt.id)).retiredAt, null);
});

test("On a company's card equipment is added; a serial number that is taken is refused beside its field, where that is set", async () => {
  const hale = await made("/companies", { name: "Hale" });
  await aPiece("First", { company: hale.id, serial: "SN-1" });
  const settings = await open("/management/organisation", { as: browsed.admin });
  await settings.getByRole("checkbox", { name: "Each serial number only once" }).check();
  await settings.getByRole("button", { name: /^Save/ }).click();
  await settings.getByText("Saved").first().waitFor();

  const page = await open(`/companies/${hale.id}`, { as: browsed.admin });
  const block = page.getByRole("region", { name: "Equipment" });
  await block.getByRole("link", { name: "First" }).waitFor();
  await block.getByRole("button", { name: "Add equipment" }).click();
  const dialog = page.getByRole("dialog", { name: "Create equipment" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Second");
  await dialog.getByRole("textbox", { name: "Serial number" }).fill("sn-1");
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await dialog.getByRole("textbox", { name: "Serial number" }).and(page.locator("[aria-invalid]")).waitFor();
  await dialog.getByRole("textbox", { name: "Serial number" }).fill("SN-2");
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await block.getByRole("link", { name: "Second" }).waitFor();
  const { version } = (await browsed.admin.get("/settings")).body;
  await browsed.admin.patch("/settings", { serialsUnique: false, version });
});

test("Labels of what is ticked are printed; the link on a label opens the device after signing in", async () => {
  const iris = await made("/companies", { name: "Iris" });
  const scale = await aPiece("Scale", { company: iris.id });
  const page = await open("/equipment?q=Scale", { as: browsed.admin });
  const row = page.getByRole("row").filter({ hasText: "Scale" });
  await row.locator(".chk").click();
  const asked = page.context().waitForEvent("request", (request) => request.url().includes("/equipment/labels"));
  await page.getByRole("button", { name: "Print labels" }).click();
  const { pathname, search, searchParams } = new URL((await asked).url());
  assert.equal(searchParams.get("ids"), scale.id);
  assert.equal((await browsed.admin.get(`${pathname.replace("/api/v1", "")}${search}`)).status, 200);

  const stranger = await open(`/equipment/${scale.id}`);
  await stranger.getByLabel("E-mail").fill(browsed.administrator.email);
  await stranger.getByLabel("Password", { exact: true }).fill(password);
  await stranger.keyboard.press("Enter");
  await stranger.getByRole("heading", { level: 1, name: "Scale" }).waitFor();
});

test("A client finds what he uses and what his companies have, to look at only; who has the section not connected finds nothing", async () => {
  const juno = await made("/companies", { name: "Juno" });
  const cleo = await aMember(browsed.world.db, "Cleo", {
    type: "client",
    rights: { "contacts.clients": { see: "own" }, companies: { see: "company" }, equipment: { see: "company" } },
  });
  await browsed.world.db.insertInto("memberships").values({ contact_id: cleo.id, company_id: juno.id }).execute();
  const till = await aPiece("Till", { company: juno.id, serial: "T-9", usedBy: cleo.id });
  await aPiece("Drawer", { parent: till.id });
  const page = await open("/", { as: browsed.world.as(cleo), width: 390, height: 844 });
  await page.getByRole("link", { name: "My equipment" }).click();
  await page.getByRole("region", { name: "You use" }).getByRole("link", { name: "Till" }).waitFor();
  await page.getByRole("region", { name: "Further equipment" }).getByText("part of Till").waitFor();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("link", { name: "Till" }).click();
  await page.getByRole("heading", { level: 1, name: "Till" }).waitFor();
  await page.getByText("T-9").waitFor();
  assert.equal(await page.getByRole("button", { name: /Edit|Add|Delete/ }).count(), 0);
  await expectAccessibleInBothThemes(page);

  const leo = await aMember(browsed.world.db, "Leo", { modules: ["contacts"], rights: { equipment: { see: "all" } } });
  const his = await open(`/equipment/${till.id}`, { as: browsed.world.as(leo) });
  await his.getByRole("heading", { name: "There is nothing here" }).waitFor();
  assert.equal(await his.locator('a[href="/equipment"]').count(), 0);
});

test("On a phone, in Ukrainian, the tree and a card are read", async () => {
  const zoe = await aUser(browsed.world.db, {
    firstName: "Zoe",
    lastName: "Kyi",
    group: "administrator",
    language: "uk",
  });
  const kyiv = await made("/companies", { name: "Київ" });
  const pump = await aPiece("Насос", { company: kyiv.id, article: "Н-1", serial: "001" });
  await aPiece("Клапан", { parent: pump.id });
  const view = { as: browsed.world.as(zoe), language: "uk", width: 390, height: 844 };
  const page = await open(`/equipment/tree?company=${kyiv.id}`, view);
  await line(page, pump.id).waitFor();
  await expectAccessibleInBothThemes(page);
  await line(page, pump.id).getByRole("link", { name: "Насос" }).click();
  await page.getByRole("tree").getByText("Клапан").waitFor();
  await page.getByRole("tablist").first().waitFor();
  await expectAccessibleInBothThemes(page);
  assert.equal(await page.locator(".piece-body").evaluate((body) => body.scrollTop), 0, "it begins at its top");
});

async function topOf(company: string): Promise<string[]> {
  const { items } = (await browsed.admin.get(`/equipment/tree?company=${company}`)).body;
  return items.map(({ name }: { name: string }) => name);
}

function line(page: Page, id: string) {
  return page.locator(`[data-line="${id}"]`);
}

/** A toast, which stays while the pointer is over it. */
async function told(page: Page, text: string): Promise<Locator> {
  const toast = page.locator(".toast").filter({ hasText: text });
  await toast.hover();
  return toast;
}

async function undo(toast: Locator): Promise<void> {
  await toast.getByRole("button", { name: "Undo" }).click();
}

async function aPiece(name: string, more: object): Promise<Reply["body"]> {
  return made("/equipment", { name, ...more });
}

async function show(id: string): Promise<Reply["body"]> {
  return (await browsed.admin.get(`/equipment/${id}`)).body;
}

async function made(path: string, body: object): Promise<Reply["body"]> {
  const reply = await browsed.admin.post(path, body);
  assert.equal(reply.status, 201, JSON.stringify(reply.body));
  return reply.body;
}
