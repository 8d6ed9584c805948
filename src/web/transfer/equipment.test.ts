import assert from "node:assert/strict";
import { test } from "node:test";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessible } from "../../testing/browser.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lindqvist" }, jobs: true });

test("Equipment goes in by a file from its list, to exactly what it has written, and out again", async () => {
  const page = await browsed.open("/equipment", { as: browsed.admin });
  await page.getByRole("link", { name: "Import", exact: true }).click();
  await page.getByRole("heading", { name: "Import equipment" }).waitFor();
  await page.locator("input[type=file]").setInputFiles({
    name: "racks.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("Name,Serial number,Company,Parent path\nServer 4,SV-4,Dnipro,Rack 1\nRack 1,RK-1,Dnipro,\n"),
  });
  await page.getByText("Equipment that is here already").first().waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("All 4 columns are taken.").or(page.getByText("4 of 4 columns are taken.")).waitFor();
  await page.getByRole("button", { name: "Check every row" }).click();
  await page.getByRole("row").filter({ hasText: "Server 4" }).getByText("Rack 1").waitFor();
  await page.getByText("Nothing is written before you run").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Run: create 2, update 0" }).click();
  await page.getByText("The file is in.").waitFor();
  await page.getByRole("link", { name: "See the equipment" }).click();
  await page.getByRole("link", { name: "Server 4" }).waitFor();
  await page.getByText("racks.csv").first().waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export equipment" });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download CSV" }).click(),
  ]);
  assert.match(file.suggestedFilename(), /^equipment .*\.csv$/);
});
