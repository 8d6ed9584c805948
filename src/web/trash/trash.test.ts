import assert from "node:assert/strict";
import { before, test } from "node:test";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { aUser } from "../../testing/builders.ts";
import type { Reply } from "../../testing/client.ts";

const browsed = aBrowsedWorld();
const { open } = browsed;

before(async () => {
  await browsed.begun();
  await binned("/contacts", { firstName: "Greta", lastName: "Gone", emails: [{ value: "greta@gone.example" }] });
  await binned("/companies", { name: "Gone Ltd" });
});

test("One person is deleted for good once the name is typed; another name stands at its field, and what was typed stays", async () => {
  const page = await open("/trash", { as: browsed.admin });
  const row = page.getByRole("row").filter({ hasText: "Greta Gone" });
  await row.getByText("Ada Holm").waitFor();
  await row.hover();
  await row.getByRole("button", { name: "Delete for good" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete Greta Gone for good?" });
  const field = dialog.getByRole("textbox", { name: "Type Greta Gone to confirm" });
  await field.fill("Greta");
  await page.keyboard.press("Enter");
  await dialog.getByText("Type the name as it stands: Greta Gone").waitFor();
  assert.equal(await field.inputValue(), "Greta");
  await expectAccessibleInBothThemes(page);
  await field.fill("Greta  Gone");
  await page.keyboard.press("Enter");
  await page.getByText("Greta Gone deleted for good").waitFor();
  await row.waitFor({ state: "detached" });
  await page.getByRole("row").filter({ hasText: "Gone Ltd" }).waitFor();
});

test("Two that are ticked come back together, and go again by Undo; the rest goes for good by its number", async () => {
  for (const lastName of ["Uno", "Due"]) await binned("/contacts", { firstName: "Nina", lastName });
  const page = await open("/trash?kind=contact", { as: browsed.admin });
  for (const name of ["Nina Uno", "Nina Due"])
    await page.getByRole("row").filter({ hasText: name }).getByRole("checkbox").check();
  await page.getByRole("toolbar").getByRole("button", { name: "Restore", exact: true }).click();
  const toast = page.getByRole("status").filter({ hasText: "2 records restored" });
  await toast.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("row").filter({ hasText: "Nina Uno" }).waitFor();
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await page.getByRole("row").filter({ hasText: "Gone Ltd" }).waitFor();
  await page.getByRole("button", { name: "Empty the trash" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete 3 records for good?" });
  await dialog.getByRole("textbox").fill("2");
  await page.keyboard.press("Enter");
  await dialog.getByText("Type the number as it stands: 3").waitFor();
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("textbox").fill("3");
  await page.keyboard.press("Enter");
  await page.getByText("3 records deleted for good").waitFor();
  await page.getByText("The trash is empty").waitFor();
  assert.deepEqual((await browsed.admin.get("/trash")).body.items, []);
});

test("A note on an opportunity stands in its timeline, and in the trash with the record it hung on; an agent restores, and purges nothing", async () => {
  const ann = await aUser(browsed.world.db, { firstName: "Ann", lastName: "Lee" });
  const asAnn = browsed.world.as(ann);
  const deal = (await asAnn.post("/opportunities", { name: "Fleet of forty" })).body;
  const page = await open(`/opportunities/${deal.id}`, { as: asAnn });
  await page.getByRole("textbox", { name: "New note" }).click();
  await page.keyboard.type("They want it blue");
  await page.keyboard.press("Control+Enter");
  const note = page.getByRole("region", { name: "Timeline" }).getByRole("listitem").filter({ hasText: "blue" });
  await note.waitFor();
  await page.getByText("Ann Lee created it").waitFor();
  await expectAccessibleInBothThemes(page);
  const { id } = (await asAnn.get(`/opportunities/${deal.id}/notes`)).body.items[0];
  await asAnn.delete(`/notes/${id}`, { "if-match": '"1"' });
  const trash = await open("/trash", { as: asAnn, width: 390 });
  const row = trash.getByRole("row").filter({ hasText: "They want it blue" });
  await row.getByText("Note on Fleet of forty").waitFor();
  assert.equal(await trash.getByRole("button", { name: "Empty the trash" }).count(), 0);
  await expectAccessibleInBothThemes(trash);
});

test("Who types the e-mail of somebody in the trash is offered to restore the person instead", async () => {
  const id = await binned("/contacts", {
    firstName: "Rhea",
    lastName: "Return",
    emails: [{ value: "rhea@back.example" }],
  });
  const page = await open("/contacts/new", { as: browsed.admin });
  await page.getByRole("textbox", { name: "First name" }).fill("Rhea");
  await page.getByRole("textbox", { name: "E-mail 1" }).fill("rhea@back.example");
  const known = page.getByRole("complementary", { name: "Perhaps known already" });
  await known.getByText("Restore instead?").waitFor();
  await expectAccessibleInBothThemes(page);
  await known.getByRole("button", { name: "Restore Rhea Return" }).click();
  await known.getByRole("link", { name: "Rhea Return same e-mail" }).waitFor();
  assert.equal((await browsed.admin.get(`/contacts/${id}`)).status, 200);
});

test("Tasks, views, pipelines and stages wait there too; each says what it was and where, and a task comes back to its record", async () => {
  const { admin } = browsed;
  const made = async (path: string, body: object): Promise<Reply["body"]> => (await admin.post(path, body)).body;
  const host = await made("/contacts", { firstName: "Hugo", lastName: "Host" });
  const task = await made("/tasks", { title: "Ring the harbour", on: { kind: "contact", id: host.id } });
  const view = await made("/views", { on: "contacts", name: "Boat people" });
  for (const [path, { id }] of [
    ["/tasks", task],
    ["/views", view],
  ])
    await admin.delete(`${path}/${id}`, { "if-match": '"1"' });
  const { id, stages, version } = await made("/pipelines", { name: "Harbour" });
  const rest = stages.flatMap((one: Reply["body"]) =>
    one.name === "Proposal" ? [] : [{ id: one.id, name: one.name }],
  );
  await admin.patch(`/pipelines/${id}`, { stages: rest, version });
  const quay = await made("/pipelines", { name: "Quay" });
  await admin.delete(`/pipelines/${quay.id}`, { "if-match": '"1"' });

  const page = await open("/trash", { as: admin });
  const row = (name: string) => page.getByRole("row").filter({ hasText: name });
  for (const [name, words] of [
    ["Ring the harbour", "Task on Hugo Host"],
    ["Boat people", "View"],
    ["Proposal", "Stage of Harbour"],
    ["Quay", "Pipeline"],
  ] as const)
    await row(name).getByText(words, { exact: true }).waitFor();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("combobox", { name: "Kind" }).click();
  await page.getByRole("option", { name: "Task" }).click();
  await row("Quay").waitFor({ state: "detached" });
  await row("Ring the harbour").hover();
  await row("Ring the harbour").getByRole("button", { name: "Restore" }).click();
  await page.getByRole("status").filter({ hasText: "1 record restored" }).waitFor();
  await page.getByText("Nothing in the trash fits").waitFor();
  assert.equal((await admin.get(`/tasks/${task.id}`)).status, 200);
});

async function binned(path: string, body: object): Promise<string> {
  const made: Reply = await browsed.admin.post(path, body);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.ok((await browsed.admin.delete(`${path}/${made.body.id}`, { "if-match": '"1"' })).status < 300);
  return made.body.id;
}
