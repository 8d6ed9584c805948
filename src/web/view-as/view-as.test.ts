import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";
import { expectAccessibleInBothThemes, type View } from "../../testing/browser.ts";
import { aUser, password, type Person } from "../../testing/builders.ts";
import { aMember } from "../../testing/groups.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Ada", lastName: "Root" } });

/** A page of Ada's browser, which looks on as somebody else already. */
async function aViewOf(person: Person, path: string, view: View = {}): Promise<Page> {
  const cookieOf = (reply: { headers: Headers }) => reply.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const own = cookieOf(await browsed.world.stranger.post("/session", { email: browsed.administrator.email, password }));
  const begun = await browsed.world.stranger.post("/session/view-as", { person: person.id }, { cookie: own });
  assert.equal(begun.status, 200, JSON.stringify(begun.body));
  const page = await browsed.open("/sign-in", view);
  const [name = "", value = ""] = cookieOf(begun).split(/=(.*)/s);
  await page.context().addCookies([{ name, value, url: browsed.world.url }]);
  await page.goto(path);
  return page;
}

const banner = (page: Page) => page.getByRole("region", { name: "View as somebody else" });

test("F24: above every page stands whom one sees it as, that nothing can be changed, and the way back to that person's card", async () => {
  const ben = await aMember(browsed.world.db, "Ben", {
    modules: ["contacts"],
    rights: { "contacts.clients": { see: "all" } },
  });
  const page = await aViewOf(ben, "/");
  await banner(page).getByText("You see the page as Ben Member (Group of Ben). Nothing can be changed.").waitFor();
  await page
    .getByRole("link", { name: /^Contacts/ })
    .first()
    .waitFor();
  assert.equal(await page.getByRole("link", { name: "All companies" }).count(), 0, "his sections, not hers");
  await expectAccessibleInBothThemes(page);
  await page.goto("/profile");
  await page.getByText("How Ben Member signs in is not shown to you").waitFor();
  assert.equal(await page.getByRole("region", { name: "Password" }).count(), 0);
  await banner(page).getByRole("button", { name: "Be yourself again" }).click();
  await page.waitForURL(`**/contacts/${ben.id}`);
  await page.getByRole("button", { name: "My menu: Ada Root" }).waitFor();
  assert.equal(await banner(page).count(), 0);
});

test("F24: a client's page is seen as the client sees it, with the banner above; narrow, too", async () => {
  const cleo = await aUser(browsed.world.db, { firstName: "Cleo", lastName: "Roe", group: "client" });
  const page = await aViewOf(cleo, "/", { width: 390, dark: true });
  await page.getByRole("heading", { level: 1, name: "Hello, Cleo Roe" }).waitFor();
  await banner(page).getByText("You see the page as Cleo Roe (End user).").waitFor();
  await expectAccessibleInBothThemes(page);
});

test("F24: when the person's status has changed the view is over, and the page says so", async () => {
  const max = await aUser(browsed.world.db, { firstName: "Max", lastName: "Blocked" });
  const page = await aViewOf(max, "/profile");
  await banner(page).waitFor();
  await browsed.world.db.updateTable("contacts").set({ status: "blocked" }).where("id", "=", max.id).execute();
  await page.reload();
  await banner(page).getByText("This view is over.").waitFor();
  await banner(page).getByRole("button", { name: "Be yourself again" }).click();
  await banner(page).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "My menu: Ada Root" }).waitFor();
});
