import assert from "node:assert/strict";
import { test } from "node:test";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";

const browsed = aBrowsedWorld();
const { open } = browsed;

test("Addresses and domains are pasted as they are, added with a reason, found, taken off and put back", async () => {
  const page = await open("/management/blocklist", { as: browsed.admin });
  await page.getByText("Nobody is blocked").waitFor();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Add to the blocklist" });
  await dialog
    .getByLabel("Addresses and domains")
    .fill('spam@acme.com, "Ann Lee" <ann@junk.example>\njunk.example\nspam@acme.com');
  await dialog.getByRole("checkbox", { name: /^Domains with all below them/ }).check();
  await dialog.getByLabel("Reason").fill("Sells watches");
  await expectAccessibleInBothThemes(page);
  await dialog.getByRole("button", { name: "Add 3" }).click();
  await page.getByText("3 added to the blocklist").waitFor();
  await page.getByText("Domain and all below it").waitFor();
  await page.getByText("3 on the list").waitFor();
  await expectAccessibleInBothThemes(page);

  await page.getByRole("searchbox", { name: /^Search addresses/ }).fill("acme");
  await page.getByText("1 on the list").waitFor();
  assert.match(page.url(), /q=acme/);
  await page.getByRole("button", { name: "Take spam@acme.com off the list" }).click();
  await page.getByText("Nothing here holds “acme”.").waitFor();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await page.getByText("1 on the list").waitFor();
  const { items } = (await browsed.admin.get("/blocklist?search=spam@acme.com")).body;
  assert.deepEqual([items.length, items[0].note], [1, "Sells watches"]);
});

test("What is neither an address nor a domain is named, nothing is added, and all that was pasted stays", async () => {
  const page = await open("/management/blocklist", { as: browsed.admin });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const field = page.getByRole("dialog").getByLabel("Addresses and domains");
  await page.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
  await page.getByText("Write an e-mail address or a domain").waitFor();
  await field.fill("good@new.example\nlocalhost");
  await page.getByRole("dialog").getByRole("button", { name: "Add 2" }).click();
  await page.getByText("Nothing was added: localhost is neither an address nor a domain.").waitFor();
  assert.equal(await field.inputValue(), "good@new.example\nlocalhost");
  assert.equal((await browsed.admin.get("/blocklist?search=new.example")).body.items.length, 0);
});
