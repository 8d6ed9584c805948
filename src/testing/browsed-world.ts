import { after, afterEach, before } from "node:test";
import type { Page } from "playwright-core";
import { aBrowser, type View, type Visitor } from "./browser.ts";
import { aUser, type Person } from "./builders.ts";
import type { Client } from "./client.ts";
import { aWorld, type World } from "./world.ts";

interface Browsed {
  readonly world: World;
  readonly administrator: Person;
  /** The calls of the administrator. */
  readonly admin: Client;
  /** A page that is left with its test: a browser holds six connections to a server, and each open page keeps one for its events. */
  open(path: string, view?: View): Promise<Page>;
  /** For what a file does before its first test: of a file run by itself, Node begins all hooks at once. */
  begun(): Promise<void>;
}

type Wishes = Parameters<typeof aWorld>[0] & {
  /** The administrator's name; Ada Holm unless said. */
  admin?: { firstName: string; lastName: string };
};

/** World, browser and an administrator for a test file of pages; call it once, at the top. */
export function aBrowsedWorld({ admin = { firstName: "Ada", lastName: "Holm" }, ...wishes }: Wishes = {}): Browsed {
  let started: { world: World; visitor: Visitor; administrator: Person } | undefined;
  const pages: Page[] = [];
  const now = () => {
    if (started === undefined) throw new Error("The world begins with the first test.");
    return started;
  };
  const begin = async () => {
    const world = await aWorld(wishes);
    const visitor = await aBrowser(world);
    started = { world, visitor, administrator: await aUser(world.db, { ...admin, group: "administrator" }) };
  };
  let beginning: Promise<void> | undefined;
  const begun = () => (beginning ??= begin());
  before(begun);
  afterEach(() => Promise.all(pages.splice(0).map((page) => now().visitor.leave(page))));
  after(async () => {
    await started?.visitor.close();
    await started?.world.close();
  });
  return {
    begun,
    get world() {
      return now().world;
    },
    get administrator() {
      return now().administrator;
    },
    get admin() {
      return now().world.as(now().administrator);
    },
    async open(path, view) {
      const page = await now().visitor.open(path, view);
      pages.push(page);
      return page;
    },
  };
}
