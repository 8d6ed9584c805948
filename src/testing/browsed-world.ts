import { after, afterEach, before } from "node:test";
import type { Page } from "playwright-core";
import { aBrowser, type View, type Visitor } from "./browser.ts";
import { aUser } from "./builders.ts";
import type { Client } from "./client.ts";
import { aWorld, type World } from "./world.ts";

interface Browsed {
  readonly world: World;
  /** The calls of an administrator: Ada Holm. */
  readonly admin: Client;
  /** A page that is closed with its test: a browser holds six connections to a server, and each open page keeps one for its events. */
  open(path: string, view?: View): Promise<Page>;
}

/** World, browser and an administrator for a test file of pages; call it once, at the top. */
export function aBrowsedWorld(wishes: Parameters<typeof aWorld>[0] = {}): Browsed {
  let started: { world: World; visitor: Visitor; admin: Client } | undefined;
  const pages: Page[] = [];
  const now = () => {
    if (started === undefined) throw new Error("The world begins with the first test.");
    return started;
  };
  before(async () => {
    const world = await aWorld(wishes);
    const visitor = await aBrowser(world);
    const ada = await aUser(world.db, { firstName: "Ada", lastName: "Holm", group: "administrator" });
    started = { world, visitor, admin: world.as(ada) };
  });
  afterEach(() => Promise.all(pages.splice(0).map((page) => page.context().close())));
  after(async () => {
    await started?.visitor.close();
    await started?.world.close();
  });
  return {
    get world() {
      return now().world;
    },
    get admin() {
      return now().admin;
    },
    async open(path, view) {
      const page = await now().visitor.open(path, view);
      pages.push(page);
      return page;
    },
  };
}
