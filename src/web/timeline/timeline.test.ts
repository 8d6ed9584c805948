import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessible, expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aUser, type Person } from "../../testing/builders.ts";

const browsed = aBrowsedWorld();

/** As if the picture had been copied elsewhere. */
async function pastePicture(field: Locator): Promise<void> {
  await field.evaluate(async (element) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [64, 48];
    const context = canvas.getContext("2d");
    if (context) context.fillStyle = "teal";
    context?.fillRect(0, 0, 64, 48);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    const clipboardData = new DataTransfer();
    if (blob) clipboardData.items.add(new File([blob], "image.png", { type: "image/png" }));
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
}

describe("The timeline", () => {
  let ann: Person;
  let bob: Person;
  let greta: string;
  before(async () => {
    await browsed.begun();
    ann = await aUser(browsed.world.db, { firstName: "Ann", lastName: "Lee" });
    bob = await aUser(browsed.world.db, { firstName: "Bob", lastName: "Ray" });
    greta = (await browsed.world.as(ann).post("/contacts", { firstName: "Greta", lastName: "Gone" })).body.id;
  });

  const as = (person: Person) => browsed.world.as(person);
  const composer = (page: Page) => page.getByRole("textbox", { name: "New note" });
  const entry = (page: Page, text: string): Locator =>
    page.getByRole("region", { name: "Timeline" }).getByRole("listitem").filter({ hasText: text }).first();

  test("A note with a mention and a pasted picture is written by keyboard; the colleague sees the bell without reload; it is edited, deleted, taken back", async () => {
    const theirs = await browsed.open("/companies", { as: as(bob) });
    await theirs.getByRole("button", { name: "Notifications", exact: true }).waitFor();
    const page = await browsed.open(`/contacts/${greta}`, { as: as(ann) });
    await composer(page).focus();
    await page.keyboard.type("Ask @bo");
    await page.getByRole("option", { name: "Bob Ray" }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await page.keyboard.type("about the contract");
    await pastePicture(composer(page));
    await page.getByRole("button", { name: "Remove image.png" }).waitFor();
    await page.keyboard.press("Control+Enter");
    const note = entry(page, "about the contract");
    await note.locator("b", { hasText: "@Bob Ray" }).waitFor();
    assert.equal(await composer(page).innerText(), "");

    const bell = theirs.getByRole("button", { name: "Notifications: 1 unread" });
    await bell.waitFor();
    await bell.press("Enter");
    const told = theirs.getByRole("link", { name: "Ann Lee mentioned you on Greta Gone" });
    await told.waitFor();
    await expectAccessibleInBothThemes(theirs);
    await theirs.keyboard.press("Escape");
    await told.waitFor({ state: "detached" });
    await bell.press("Enter");
    await told.press("Enter");
    await theirs.getByRole("heading", { level: 1, name: "Greta Gone" }).waitFor();
    await theirs.getByRole("button", { name: "Notifications", exact: true }).waitFor();
    await entry(theirs, "about the contract").getByRole("button", { name: "image.png" }).click();
    await theirs.getByRole("dialog").getByRole("img", { name: "image.png" }).waitFor();
    await theirs.keyboard.press("Escape");

    await note.getByRole("button", { name: "Edit note" }).press("Enter");
    const words = page.getByRole("textbox", { name: "Edit note" });
    await words.press("Control+End");
    await page.keyboard.type(", today");
    await page.keyboard.press("Control+Enter");
    await entry(page, "about the contract, today").waitFor();
    await entry(theirs, "about the contract, today").waitFor();

    await entry(page, "about the contract, today").getByRole("button", { name: "Delete note" }).press("Enter");
    await entry(page, "deleted a note").waitFor();
    await page.getByRole("status").getByRole("button", { name: "Undo" }).last().click();
    await entry(page, "about the contract, today").waitFor();
    await entry(page, "restored a note").waitFor();
    await expectAccessibleInBothThemes(page);
  });

  test("What one writes outlives a reload, and a refusal keeps it and says why", async () => {
    const page = await browsed.open(`/contacts/${greta}`, { as: as(ann) });
    await composer(page).focus();
    await page.keyboard.type("Half a thought");
    await page.reload();
    await composer(page).getByText("Half a thought").waitFor();
    await page.context().setOffline(true);
    await composer(page).press("Control+Enter");
    await page.getByRole("alert").filter({ hasText: "No connection" }).waitFor();
    assert.match(await composer(page).innerText(), /Half a thought/);
    await page.context().setOffline(false);
    await composer(page).press("Control+Enter");
    await entry(page, "Half a thought").waitFor();
    await page.reload();
    await entry(page, "Half a thought").waitFor();
    assert.equal(await composer(page).innerText(), "");
  });

  test("A company has the same timeline; its tabs stand in the address, and a deleted file is restored from them", async () => {
    const { id } = (await as(ann).post("/companies", { name: "Firm Ltd" })).body;
    const form = new FormData();
    form.append("file", new Blob(["What we agreed on"]), "terms.txt");
    assert.equal((await as(ann).post(`/companies/${id}/files`, form)).status, 201);
    const page = await browsed.open(`/companies/${id}?tab=timeline`, { as: as(ann) });
    await page.getByRole("button", { name: /^terms\.txt/ }).click();
    await page.getByRole("dialog").getByText("What we agreed on").waitFor();
    await page.keyboard.press("Escape");
    await entry(page, "terms.txt").getByRole("button", { name: "Delete terms.txt" }).press("Enter");
    await page.getByRole("tab", { name: "Changes" }).click();
    await page.waitForURL(/show=changes/);
    await entry(page, "deleted a file").getByRole("button", { name: "Restore" }).click();
    await page.getByRole("tab", { name: "Files" }).click();
    await entry(page, "terms.txt").waitFor();
    await expectAccessible(page);
  });
});
