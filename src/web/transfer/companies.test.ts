import assert from "node:assert/strict";
import { test } from "node:test";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessible } from "../../testing/browser.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lindqvist" }, jobs: true });

test("Companies go in by a file from their list: what each row will do, the run, and all of it back; and out again", async () => {
  const page = await browsed.open("/companies", { as: browsed.admin });
  await page.getByRole("link", { name: "Import", exact: true }).click();
  await page.getByRole("heading", { name: "Import companies" }).waitFor();
  await page.locator("input[type=file]").setInputFiles({
    name: "firms.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      "Company name,Web site,Parent company\nBranch,branch.example,Head office\nHead office,,\nItself,,Itself\n",
    ),
  });
  await page.getByText("Companies that are here already").first().waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("All 3 columns are taken.").or(page.getByText("3 of 3 columns are taken.")).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Check every row" }).click();
  const branch = page.getByRole("row").filter({ hasText: "Branch" });
  await branch.getByText("Head office").waitFor();
  await branch.getByText("https://branch.example").waitFor();
  const circle = page.getByRole("row").filter({ hasText: "Itself" });
  await circle.getByLabel("Parent company").fill("Head office");
  await page.keyboard.press("Enter");
  await page.getByText("Nothing is written before you run").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Run: create 3, update 0" }).click();
  await page.getByText("The file is in.").waitFor();
  const result = page.url();
  await page.getByRole("link", { name: "See the companies" }).click();
  await page.getByRole("link", { name: "Branch" }).waitFor();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export companies" });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download CSV" }).click(),
  ]);
  assert.match(file.suggestedFilename(), /^companies .*\.csv$/);
  await page.goto(result);
  await page.getByRole("button", { name: "Undo import" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo import" }).click();
  await page.getByText("Taken back").first().waitFor();
  assert.equal((await browsed.admin.get("/companies?search=Branch")).body.items.length, 0);
});
