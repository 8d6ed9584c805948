import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { makeDemo } from "../../demo/demo.ts";
import { demoPeople } from "../../demo/people.ts";
import { aBrowser, expectAccessible, expectContrast, type Visitor } from "../testing/browser.ts";
import { aUser, type Person } from "../testing/builders.ts";
import { anAccessGroup } from "../testing/groups.ts";
import { aWorld, type World } from "../testing/world.ts";

const pictures = new URL("../../docs/pictures/", import.meta.url).pathname;
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** Every page, in both themes, wide and narrow: no break of WCAG that axe can find, and a picture of it in docs/pictures for people to look at. */
describe("Every page", { concurrency: 2 }, () => {
  let world: World;
  let browser: Visitor | undefined;
  let ada: Person;
  let cleo: Person;
  let ids: Record<string, string>;
  const free: Page[] = [];

  before(async () => {
    world = await aWorld({ jobs: true });
    browser = await aBrowser(world);
    ada = await aUser(world.db, { firstName: "Ada", lastName: "Holm", group: "administrator" });
    cleo = await aUser(world.db, { firstName: "Катерина", lastName: "Бондаренко", group: "client" });
    await makeDemo(world.db, world.config, () => {}, [...demoPeople()].slice(0, 300));
    await somethingOfOnesOwn();
    await ownFields();
    ids = await somebodyOfEach();
    await importTown();
    await mkdir(pictures, { recursive: true });
  });
  after(async () => {
    await browser?.close();
    await world?.close();
  });

  const invitation = "a-link-that-is-good-for-an-hour";
  const pages = [
    { name: "sign-in", path: () => "/sign-in", signedIn: false, ready: "main" },
    { name: "password-reset", path: () => "/password-reset", signedIn: false, ready: "form" },
    { name: "password-choose", path: () => "/password-reset#token=any", signedIn: false, ready: "[type=password]" },
    { name: "invitation", path: () => `/invitation#token=${invitation}`, signedIn: false, ready: "[type=password]" },
    { name: "invitation-dead", path: () => "/invitation#token=any", signedIn: false, ready: ".outside-end" },
    { name: "account", path: () => "/", signedIn: "client", ready: ".own-details dd" },
    { name: "account-profile", path: () => "/profile", signedIn: "client", ready: ".session" },
    { name: "account-nothing", path: () => "/contacts", signedIn: "client", ready: ".empty" },
    { name: "home", path: () => "/", signedIn: true, ready: ".home-row a" },
    { name: "contacts", path: () => "/contacts", signedIn: true, ready: "[role=row] a" },
    { name: "contacts-filtered", path: () => `/contacts?q=an`, signedIn: true, ready: "[role=row] a" },
    { name: "contacts-view", path: () => `/contacts?view=${ids["view"]}`, signedIn: true, ready: "[role=row] a" },
    { name: "card", path: () => `/contacts/${ids["contact"]}`, signedIn: true, ready: "h1" },
    { name: "card-audit", path: () => `/contacts/${ids["contact"]}?tab=audit`, signedIn: true, ready: ".audit-head" },
    {
      name: "card-as-of",
      path: () => `/contacts/${ids["contact"]}?asOf=${new Date().toISOString()}`,
      signedIn: true,
      ready: ".past-bar",
    },
    { name: "org-chart", path: () => `/contacts/${ids["contact"]}/org-chart`, signedIn: true, ready: ".chart-row" },
    { name: "card-blocked", path: () => `/contacts/${ids["blocked"]}`, signedIn: true, ready: "h1" },
    { name: "form", path: () => "/contacts/new", signedIn: true, ready: "form" },
    { name: "companies", path: () => "/companies", signedIn: true, ready: "[role=row] a" },
    { name: "company", path: () => `/companies/${ids["company"]}`, signedIn: true, ready: "h1" },
    { name: "equipment", path: () => "/equipment", signedIn: true, ready: "[role=row] a" },
    {
      name: "equipment-tree",
      path: () => `/equipment/tree?company=${ids["company"]}&at=${ids["part"]}`,
      signedIn: true,
      ready: ".kit-line[aria-level='3']",
    },
    { name: "piece", path: () => `/equipment/${ids["piece"]}`, signedIn: true, ready: ".piece-main .ev" },
    { name: "account-equipment", path: () => "/equipment", signedIn: "client", ready: ".my-pieces li" },
    { name: "account-piece", path: () => `/equipment/${ids["piece"]}`, signedIn: "client", ready: ".my-pieces dd" },
    { name: "opportunities-board", path: () => "/opportunities", signedIn: true, ready: ".deal-card a" },
    { name: "opportunities-list", path: () => "/opportunities/list", signedIn: true, ready: "[role=row] a" },
    {
      name: "opportunity",
      path: () => `/opportunities/${ids["opportunity"]}`,
      signedIn: true,
      ready: ".deal-past .ev",
    },
    { name: "tasks", path: () => "/tasks", signedIn: true, ready: ".todo-title" },
    { name: "task", path: () => `/tasks?task=${ids["task"]}`, signedIn: true, ready: ".todo-form" },
    { name: "company-timeline", path: () => `/companies/${ids["company"]}?tab=timeline`, signedIn: true, ready: ".ev" },
    { name: "contact-groups", path: () => "/contact-groups", signedIn: true, ready: "h1" },
    { name: "contact-group", path: () => `/contact-groups/${ids["group"]}`, signedIn: true, ready: "h1" },
    { name: "import", path: () => "/imports/new", signedIn: true, ready: "h1" },
    { name: "management", path: () => "/management/overview", signedIn: true, ready: "h1" },
    { name: "organisation", path: () => "/management/organisation", signedIn: true, ready: "form" },
    { name: "mail", path: () => "/management/mail", signedIn: true, ready: "[role=tabpanel]" },
    { name: "mail-server", path: () => "/management/mail/server", signedIn: true, ready: "form" },
    { name: "mail-templates", path: () => "/management/mail/templates", signedIn: true, ready: ".letter-view" },
    { name: "blocklist", path: () => "/management/blocklist", signedIn: true, ready: "h1" },
    { name: "pipelines", path: () => "/management/pipelines", signedIn: true, ready: ".pipeline" },
    { name: "fields", path: () => "/management/fields", signedIn: true, ready: ".fields-row" },
    { name: "tags", path: () => "/management/tags", signedIn: true, ready: ".tags-row" },
    { name: "audit", path: () => "/management/audit", signedIn: true, ready: ".audit-entry" },
    { name: "access-groups", path: () => "/management/groups", signedIn: true, ready: "h1, .mx" },
    { name: "access-group", path: () => `/management/groups/${ids["accessGroup"]}`, signedIn: true, ready: ".mx" },
    { name: "departments", path: () => "/management/departments", signedIn: true, ready: "[role=tree]" },
    { name: "department", path: () => `/management/departments/${ids["department"]}`, signedIn: true, ready: ".seats" },
    { name: "trash", path: () => "/trash", signedIn: true, ready: "h1" },
    { name: "profile", path: () => "/profile", signedIn: true, ready: "h1" },
    { name: "not-found", path: () => "/nowhere", signedIn: true, ready: "main" },
  ] as const;

  for (const { name, path, signedIn, ready } of pages) {
    test(`${name} is accessible, light and dark, wide and narrow`, async () => {
      const page = await openPage(path(), signedIn);
      await page.waitForSelector(ready, { state: "attached" });
      await expectAccessibleAndPictured(page, name);
      if (signedIn === true) free.push(page);
      else await visitor().leave(page);
    });
  }

  test("the work in the top bar is accessible, light and dark, wide and narrow", async () => {
    const page = await openPage("/contacts", true);
    await page.getByRole("button", { name: "What ended" }).click();
    await page.getByRole("link", { name: "Open: Importing town.csv" }).waitFor();
    await expectAccessibleAndPictured(page, "work");
  });

  function visitor(): Visitor {
    if (browser === undefined) throw new Error("The browser is there before any page.");
    return browser;
  }

  /** The app is loaded once for many pages: sizes and themes change in place, and it goes from one page to the next by itself. */
  async function openPage(path: string, signedIn: boolean | "client"): Promise<Page> {
    const page = signedIn === true ? free.pop() : undefined;
    const as = signedIn && { as: world.as(signedIn === "client" ? cleo : ada) };
    if (page === undefined) return visitor().open(path, { ...sizes[0], ...as });
    // As a link within the page leads; by way of nothing, so that what stands there afterwards is the page asked for.
    const nothing = page.locator("h1", { hasText: "There is nothing here" });
    await page.evaluate(() => history.pushState(null, "", "/nowhere"));
    await nothing.waitFor();
    if (path === "/nowhere") return page;
    await page.evaluate((address) => history.pushState(null, "", address), path);
    await nothing.waitFor({ state: "detached" });
    return page;
  }

  async function expectAccessibleAndPictured(page: Page, name: string): Promise<void> {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await settled(page);
      await page.screenshot({ path: `${pictures}${name}-light-${size.width}.png` });
      await expectAccessible(page);
      // The theme changes colours and nothing else.
      await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      await page.screenshot({ path: `${pictures}${name}-dark-${size.width}.png` });
      await expectContrast(page);
    }
    await page.setViewportSize(sizes[0]);
  }

  /** Everything that was asked for stands there: no bars where words will be, no font on its way. */
  async function settled(page: Page): Promise<void> {
    await page.waitForFunction(
      () => document.fonts.status === "loaded" && document.querySelector(".sk, [aria-busy=true]") === null,
    );
  }

  /** A page of something that could not be made would be the page of nothing. */
  function made({ status, body }: { status: number; body: { id: string } }): string {
    if (status >= 300) throw new Error(JSON.stringify(body));
    return body.id;
  }

  /** Long work that has ended, for the top bar. */
  async function importTown(): Promise<void> {
    const form = new FormData();
    form.append("file", new Blob(["First name,Last name,E-mail\nJonas,Bergmann,jonas@town.example\n"]), "town.csv");
    const { id } = (await world.as(ada).post("/imports", form)).body;
    const reach = async (state: string) => {
      while ((await world.as(ada).get(`/imports/${id}`)).body.state !== state) await wait(100);
    };
    await reach("ready");
    await world.as(ada).post(`/imports/${id}/run`);
    await reach("done");
  }

  /** A view with a group of conditions. */
  async function aSharedView(): Promise<string> {
    const recent = { field: "createdAt", is: "within", value: { this: 1, unit: "year" } };
    const filter = { any: [{ all: [recent, { field: "companies", is: "notEmpty" }] }, { field: "tags", is: "empty" }] };
    const wish = { on: "contacts", name: "With a company", shared: "all", filter, density: "compact" };
    return made(await world.as(ada).post("/views", wish));
  }

  /** Own fields of several types, under headings, and a hidden one. */
  async function ownFields(): Promise<void> {
    const make = async (name: string, type: string, more: object = {}) =>
      (await world.as(ada).post("/fields", { on: "contacts", name, type, ...more })).body;
    await make("Customer number", "pattern", { pattern: "[A-Z]{2}-\\d{4}", unique: true, sortable: true });
    await make("Contract ends", "date", { heading: "Contract", hint: "The last day it holds", people: "clients" });
    const options = [{ label: "Basic" }, { label: "Full" }];
    await make("Service", "choice", { heading: "Contract", options, required: true, default: "basic" });
    const { id, version } = await make("Fax", "text");
    await world.as(ada).delete(`/fields/${id}`, {}, { version });
  }

  /** Of the administrator a token, of the organisation a name, and somebody who is invited. */
  async function somethingOfOnesOwn(): Promise<void> {
    const expiresAt = new Date(Date.now() + 90 * 86_400_000).toISOString();
    const scopes = ["contacts.clients:see", "contacts.clients:edit", "companies:see"];
    await world.as(ada).post("/tokens", { name: "Monthly report", scopes, expiresAt });
    const { version } = (await world.as(ada).get("/settings")).body;
    await world.as(ada).patch("/settings", { name: "Vantra Service", version });
    const guest = await world.as(ada).post("/contacts", { firstName: "Gus", lastName: "Guest" });
    await world.db
      .insertInto("sign_in_links")
      .values({
        kind: "invitation",
        contact_id: guest.body.id,
        email: "gus@house.example",
        token_hash: createHash("sha256").update(invitation).digest(),
        made_by_id: ada.id,
        expires_at: new Date(Date.now() + 3_600_000),
      })
      .execute();
  }

  /** Blocked with a reason and an end, and invited before that. */
  async function somebodyBlocked(): Promise<string> {
    const emails = [{ value: "taras@medservis.example" }];
    const { id } = (await world.as(ada).post("/contacts", { firstName: "Taras", lastName: "Shevchuk", emails })).body;
    await world.as(ada).post(`/contacts/${id}/invite`, { email: emails[0]?.value });
    const block = { status: "blocked", reason: "Has not paid since spring", until: "2999-01-01T09:00:00Z" };
    await world.as(ada).post(`/contacts/${id}/status`, { ...block, version: 1 });
    return id;
  }

  /** Rights of every reach. */
  async function aSupportGroup(): Promise<string> {
    const { presets } = (await world.as(ada).get("/rights")).body;
    const { rights, modules } = presets.find(({ key }: { key: string }) => key === "teamLead");
    const body = { name: "Second line", type: "agent", rights, modules: modules.slice(1) };
    return made(await world.as(ada).post("/access-groups", body));
  }

  /** A department with people, a head, and others below it. */
  async function aService(): Promise<string> {
    const id = made(await world.as(ada).post("/departments", { name: "Service" }));
    for (const name of ["Help desk", "Workshop"]) await world.as(ada).post("/departments", { name, parent: id });
    await world.as(ada).put(`/departments/${id}/people`, { people: [{ id: ada.id, head: true }], version: 1 });
    return id;
  }

  /** Somebody is invited, and somebody else's mail is not wanted. */
  async function letters(): Promise<Record<string, string>> {
    const { items } = (await world.as(ada).get("/access-groups")).body;
    const { id: accessGroup } = items.find(({ name }: { name: string }) => name === "Agent");
    const invited = { firstName: "Mira", lastName: "Sander", emails: [{ value: "mira@town.example" }], accessGroup };
    const { id } = (await world.as(ada).post("/contacts", invited)).body;
    const reply = await world.as(ada).post(`/contacts/${id}/invite`, { email: "mira@town.example" });
    if (reply.status >= 300) throw new Error(JSON.stringify(reply.body));
    const values = ["offers@watches.example", "junk.example"];
    await world.as(ada).post("/blocklist/many", { values, subdomains: true, note: "Sells watches" });
    return { invited: id };
  }

  /** Overdue, for today and for later; one of them a call with a reminder, one done. */
  async function someTasks(person: string, company: string): Promise<string> {
    const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
    const on = { kind: "contact", id: person };
    const make = async (body: object) => made(await world.as(ada).post("/tasks", body));
    await make({ title: "Send the contract", due: day(-3), on });
    await make({ title: "Renew the yearly service", due: day(9), on: { kind: "company", id: company } });
    await make({ title: "Book the room for the yearly meeting with everybody", due: day(0) });
    await make({ title: "Ask what they think of the offer", on });
    const done = await make({ title: "Say hello", kind: "call", on });
    await world.as(ada).post(`/tasks/${done}/done`, { outcome: "Calls back on Monday" });
    return make({ title: "Call about the invoice", kind: "call", due: day(1), reminder: { before: 60 }, on });
  }

  /** A workplace with its parts, used by the client. */
  async function someEquipment(company: string): Promise<Record<string, string>> {
    const make = async (body: object) => made(await world.as(ada).post("/equipment", body));
    const access_group_id = await anAccessGroup(world.db, "Clients with equipment", {
      type: "client",
      rights: { "contacts.clients": { see: "own" }, companies: { see: "company" }, equipment: { see: "company" } },
    });
    await world.db.updateTable("contacts").set({ access_group_id }).where("id", "=", cleo.id).execute();
    await world.db.insertInto("memberships").values({ contact_id: cleo.id, company_id: company }).execute();
    const piece = await make({
      name: "Workplace 12",
      company,
      usedBy: cleo.id,
      article: "WP-2026",
      serial: "8842-01",
      description: "<p>By the window, second floor.</p>",
    });
    const computer = await make({ name: "Computer", parent: piece, article: "OptiPlex 7020", serial: "4TQ7-K2" });
    const part = await make({ name: "Solid state drive, 2 TB", parent: computer, serial: "S5GX-11" });
    await make({ name: "Monitor, 27 inches", parent: piece, serial: "M27-004" });
    const old = await make({ name: "Label printer", company, serial: "LP-7" });
    await world.as(ada).post(`/equipment/${old}/retire`, { version: 1 });
    return { piece, part };
  }

  /** Somebody with much on the card, and what that person belongs to. */
  async function somebodyOfEach(): Promise<Record<string, string>> {
    const found = await world
      .as(ada)
      .get(
        `/contacts?limit=1&filter=${encodeURIComponent(JSON.stringify({ all: ["companies", "groups", "tags", "addresses", "phones", "reportsTo"].map((field) => ({ field, is: "notEmpty" })) }))}`,
      );
    const [person] = found.body.items;
    const [opportunity] = (await world.as(ada).get("/opportunities?limit=1")).body.items;
    return {
      contact: person.id,
      blocked: await somebodyBlocked(),
      company: person.companies[0].id,
      opportunity: opportunity.id,
      group: person.groups[0].id,
      accessGroup: await aSupportGroup(),
      department: await aService(),
      view: await aSharedView(),
      ...(await letters()),
      ...(await someEquipment(person.companies[0].id)),
      task: await someTasks(person.id, person.companies[0].id),
    };
  }
});
