import assert from "node:assert/strict";
import { test } from "node:test";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { aUser } from "../../testing/builders.ts";
import { makeField as make } from "../../testing/fields-page.ts";
import { anOwnField } from "../../testing/own-fields.ts";

const browsed = aBrowsedWorld();
const { open } = browsed;

test("Companies have their own: made there, filled in the form, in place and in the list", async () => {
  const page = await open("/management/fields?on=companies", { as: browsed.admin });
  await make(page, "Branch", "Text");
  const { id } = (await browsed.admin.post("/companies", { name: "Atlas" })).body;
  const company = await open(`/companies/${id}`, { as: browsed.admin });
  await company.getByRole("button", { name: "Edit", exact: true }).click();
  await company.getByRole("dialog").getByRole("textbox", { name: "Branch" }).fill("Hospitals");
  await company.keyboard.press("Enter");
  const about = company.getByRole("region", { name: "About" });
  await about.getByText("Hospitals").waitFor();
  const inPlace = async (button: string, typed: string) => {
    await about.getByRole("button", { name: button }).click();
    await company.keyboard.type(typed);
    await company.keyboard.press("Enter");
    await about.getByText(typed).waitFor();
  };
  await inPlace("Edit Branch", "Clinics");
  await inPlace("Add Website", "atlas.example");
  await company.getByRole("tab", { name: "Timeline" }).click();
  const change = company.getByRole("listitem").filter({ hasText: "Clinics" });
  await change.getByText("Branch").waitFor();
  const list = await open("/companies?cols=custom.branch", { as: browsed.admin });
  const cell = list.locator('[data-key="custom.branch"]', { hasText: "Clinics" });
  await cell.focus();
  await list.keyboard.press("F2");
  await list.keyboard.type("Laboratories");
  await list.keyboard.press("Enter");
  await list.getByText(/Branch of .* changed/).waitFor();
  assert.equal((await browsed.admin.get(`/companies/${id}`)).body.custom.branch, "Laboratories");
});

test("Opportunities have their own: made there, filled in the form and in place, told by the history and the list", async () => {
  const page = await open("/management/fields", { as: browsed.admin });
  await page.getByRole("navigation", { name: "Whose fields" }).getByRole("link", { name: "Opportunities" }).click();
  await page.getByText("No fields of your own yet").waitFor();
  await make(page, "Rival", "Text");
  const form = await open("/opportunities/list?create=yes", { as: browsed.admin });
  const dialog = form.getByRole("dialog", { name: "Create opportunity" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("Twenty chairs");
  await dialog.getByRole("textbox", { name: "Rival" }).fill("Stuhl & Sohn");
  await dialog.getByRole("button", { name: "Create" }).click();
  await dialog.waitFor({ state: "detached" });
  const { body } = await browsed.admin.get("/opportunities?search=Twenty%20chairs");
  const [{ id }] = body.items;
  const opportunity = await open(`/opportunities/${id}`, { as: browsed.admin });
  await opportunity.getByRole("button", { name: "Edit Rival" }).click();
  await opportunity.keyboard.type("Nobody");
  await opportunity.keyboard.press("Enter");
  const line = opportunity.getByRole("listitem").filter({ hasText: "Stuhl & Sohn" });
  await line.getByText("Rival").waitFor();
  await line.getByRole("button", { name: "Put back" }).click();
  await opportunity.getByRole("region", { name: "Properties" }).getByText("Stuhl & Sohn").waitFor();
  const list = await open("/opportunities/list?cols=custom.rival", { as: browsed.admin });
  await list.locator('[data-key="custom.rival"]', { hasText: "Stuhl & Sohn" }).waitFor();
});

test("A field is told in another language to whoever reads that", async () => {
  const tone = await anOwnField(browsed.admin, { name: "Tone", type: "choice", options: [{ label: "Calm" }] });
  const page = await open("/management/fields", { as: browsed.admin });
  await page.getByRole("button", { name: "Tone", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("In other languages").click();
  await dialog.getByText("Deutsch").click();
  await dialog.getByRole("textbox", { name: "Name" }).nth(1).fill("Ton");
  await dialog.getByRole("textbox", { name: "Calm" }).fill("Ruhig");
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  const greta = await aUser(browsed.world.db, { firstName: "Greta", lastName: "Berg", language: "de" });
  const { id } = (
    await browsed.admin.post("/contacts", { firstName: "To", lastName: "Ne", custom: { [tone.key]: "calm" } })
  ).body;
  const card = await open(`/contacts/${id}`, { as: browsed.world.as(greta) });
  await card.locator(".pr", { hasText: "Ton" }).getByText("Ruhig").waitFor();
});
