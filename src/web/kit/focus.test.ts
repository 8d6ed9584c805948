import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { focusOn } from "../../testing/browser.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lindqvist" } });

/** What has the focus: by its label, else its words. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent?.trim() ?? "");

/** Presses a button as the browser does, and says where the focus is right after, before anything is drawn or waited for. */
const focusAfterPress = (page: Page, button: string) =>
  page.getByRole("button", { name: button, exact: true }).evaluate(async (element) => {
    if (!(element instanceof HTMLElement)) throw new Error("No button.");
    element.focus();
    element.click();
    await Promise.resolve();
    const part = document.activeElement?.closest(".pop, .dialog");
    return part?.className ?? "where it was";
  });

test("Focus is in what opens with the press itself: keys that follow at once go there", async () => {
  const page = await browsed.open("/contacts", { as: browsed.admin });
  await page.getByRole("grid").waitFor();
  assert.match(await focusAfterPress(page, "Notifications"), /\bpop\b/);
  await page.keyboard.press("Escape");
  assert.match(await focusAfterPress(page, "Create"), /\bpop menu\b/);
});

test("Whoever has moved on within what opened is not led back", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  await page.getByRole("button", { name: "Change e-mail" }).press("Enter");
  const dialog = page.getByRole("dialog");
  const moved = await dialog.getByRole("button", { name: "Cancel" }).evaluate(async (element) => {
    if (element instanceof HTMLElement) element.focus();
    await new Promise((done) => setTimeout(done, 200));
    return document.activeElement === element;
  });
  assert.ok(moved);
});

test("Tab goes around in a dialog, and what opened it has the focus again when it closes", async () => {
  const page = await browsed.open("/profile", { as: browsed.admin });
  const opener = page.getByRole("button", { name: "Change e-mail" });
  await opener.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Shift+Tab");
  const last = await focused(page);
  assert.notEqual(last, "Close");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Close");
  await page.keyboard.press("Escape");
  await focusOn(opener);
});

test("A dialog that was opened from a menu gives the focus back to the menu's button", async () => {
  const { id: company } = (await browsed.admin.post("/companies", { name: "Firm Ltd" })).body;
  const { id } = (await browsed.admin.post("/equipment", { name: "Press", company })).body;
  const page = await browsed.open(`/equipment/${id}`, { as: browsed.admin });
  const more = page.getByRole("button", { name: "More about Press" });
  await more.press("Enter");
  await page.getByRole("menuitem", { name: "Transfer" }).press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await focusOn(more);
});
