import { mkdir } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { makeDemo } from "../../demo/demo.ts";
import { aBrowser, expectAccessible, expectContrast, type Visitor } from "../testing/browser.ts";
import { aUser, type Person } from "../testing/builders.ts";
import { aWorld, type World } from "../testing/world.ts";

const pictures = new URL("../../docs/pictures/", import.meta.url).pathname;
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** Every page, in both themes, wide and narrow: no break of WCAG that axe can find, and a picture of it in docs/pictures for people to look at. */
describe("Every page", () => {
  let world: World;
  let browser: Visitor;
  let ada: Person;
  let ids: Record<string, string>;

  before(async () => {
    world = await aWorld({ jobs: true });
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Holm", group: "administrator" });
    await makeDemo(world.db, world.config, () => {});
    ids = await somebodyOfEach();
    browser = await aBrowser(world);
    await mkdir(pictures, { recursive: true });
  });
  after(async () => {
    await browser.close();
    await world.close();
  });

  const pages = [
    { name: "sign-in", path: () => "/sign-in", signedIn: false, ready: "main" },
    { name: "contacts", path: () => "/contacts", signedIn: true, ready: "[role=row] a" },
    { name: "contacts-filtered", path: () => `/contacts?q=an`, signedIn: true, ready: "[role=row] a" },
    { name: "card", path: () => `/contacts/${ids["contact"]}`, signedIn: true, ready: "h1" },
    { name: "form", path: () => "/contacts/new", signedIn: true, ready: "form" },
    { name: "companies", path: () => "/companies", signedIn: true, ready: "[role=row] a" },
    { name: "company", path: () => `/companies/${ids["company"]}`, signedIn: true, ready: "h1" },
    { name: "contact-groups", path: () => "/contact-groups", signedIn: true, ready: "h1" },
    { name: "contact-group", path: () => `/contact-groups/${ids["group"]}`, signedIn: true, ready: "h1" },
    { name: "import", path: () => "/imports/new", signedIn: true, ready: "h1" },
    { name: "trash", path: () => "/trash", signedIn: true, ready: "h1" },
    { name: "profile", path: () => "/profile", signedIn: true, ready: "h1" },
    { name: "not-found", path: () => "/nowhere", signedIn: true, ready: "main" },
  ];

  for (const { name, path, signedIn, ready } of pages) {
    test(`${name} is accessible, light and dark, wide and narrow`, async () => {
      for (const size of sizes) {
        const page = await browser.open(path(), { ...size, ...(signedIn && { as: world.as(ada) }) });
        await page.waitForSelector(ready, { state: "attached" });
        await page.waitForLoadState("networkidle");
        await page.screenshot({ path: `${pictures}${name}-light-${size.width}.png` });
        await expectAccessible(page);
        // The theme changes colours and nothing else.
        await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
        await page.screenshot({ path: `${pictures}${name}-dark-${size.width}.png` });
        await expectContrast(page);
        await page.context().close();
      }
    });
  }

  /** Somebody with much on the card, and what that person belongs to. */
  async function somebodyOfEach(): Promise<Record<string, string>> {
    const found = await world
      .as(ada)
      .get(
        `/contacts?limit=1&filter=${encodeURIComponent(JSON.stringify({ all: ["companies", "groups", "tags", "addresses", "phones", "reportsTo"].map((field) => ({ field, is: "notEmpty" })) }))}`,
      );
    const [person] = found.body.items;
    return { contact: person.id, company: person.companies[0].id, group: person.groups[0].id };
  }
});
