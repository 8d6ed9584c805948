import type { Locator, Page } from "playwright-core";

/** Makes an own field by the dialog of Management → Fields, under a heading. */
export async function makeField(
  page: Page,
  name: string,
  type: string,
  more: (dialog: Locator) => Promise<void> = async () => {},
  heading = "Contract",
): Promise<void> {
  await page.getByRole("button", { name: "New field" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New field" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await dialog.getByRole("combobox", { name: "Type" }).click();
  await page
    .getByRole("option")
    .filter({ has: page.getByText(type, { exact: true }) })
    .click();
  await more(dialog);
  await dialog.getByRole("combobox", { name: "Heading" }).fill(heading);
  await page.getByRole("option", { name: heading }).click();
  await dialog.getByRole("button", { name: "Create" }).click();
  await dialog.waitFor({ state: "detached" });
}
