import assert from "node:assert/strict";
import { after } from "node:test";
import axe, { type RunOptions } from "axe-core";
import { chromium, type Browser, type ConsoleMessage, type Locator, type Page } from "playwright-core";
import { buildPageWhenStale } from "../../bin/build-page.ts";
import { findChromium } from "./chromium.ts";
import type { Client } from "./client.ts";

// When this file is imported, for the app of a world takes the page as it finds it.
await buildPageWhenStale(() => {});

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface View {
  /** Whose session; nobody's when left out. */
  as?: Client;
  /** BCP 47. */
  language?: string;
  dark?: boolean;
  width?: number;
  height?: number;
}

export interface Visitor {
  /** A page where nobody has been; a relative address is one of the world's. */
  open(path: string, view?: View): Promise<Page>;
  /** Ends the visit of a page: what was kept there is forgotten, and its tab is free for whoever opens the next one. */
  leave(page: Page): Promise<void>;
  /** Leaves all pages. Fails when any threw an error or ran against the content security policy. */
  close(): Promise<void>;
}

let running: Promise<Browser> | undefined;
// Of a process that runs several test files (tools/test.ts), which imports this before them: when the last is over.
after(async () => (await running)?.close());

/** A visitor of a world in a real Chromium, which all test files of a process share. */
export async function aBrowser(world: { url: string }): Promise<Visitor> {
  running ??= chromium.launch({ executablePath: findChromium(), args: flags });
  const browser = await running;
  const problems: string[] = [];
  const tabs: Page[] = [];
  // By language. A tab that has shown a page shows the next for a third of the work that a new one takes.
  const free = new Map<string, Page[]>();

  async function open(path: string, view: View = {}): Promise<Page> {
    const { as, language = "en", dark = false, width = 1440, height = 900 } = view;
    const page = free.get(language)?.pop() ?? (await aTab(language));
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
    const [name = "", value = ""] = (await as?.cookie())?.split(/=(.*)/s) ?? [];
    if (name) await page.context().addCookies([{ name, value, url: world.url, httpOnly: true, sameSite: "Lax" }]);
    await page.goto(path);
    return page;
  }

  async function aTab(language: string): Promise<Page> {
    // Nothing slides: a press lands where what is pressed was seen.
    const context = await browser.newContext({
      reducedMotion: "reduce",
      baseURL: world.url,
      locale: language,
      timezoneId: "Europe/Kyiv",
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.stack ?? error.message}`));
    page.on("console", (message: ConsoleMessage) => {
      if (/Content.Security.Policy/i.test(message.text())) problems.push(`${page.url()}: ${message.text()}`);
    });
    tabs.push(page);
    return page;
  }

  async function leave(page: Page): Promise<void> {
    const context = page.context();
    for (const other of context.pages()) if (other !== page) await other.close();
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.goto("/health/live");
    const language = await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
      return navigator.language;
    });
    await context.clearCookies();
    // Where it rests it points at nothing of the next page.
    await page.mouse.move(-1, -1);
    free.set(language, [...(free.get(language) ?? []), page]);
  }

  return {
    open,
    leave,
    async close() {
      await Promise.all(tabs.map((page) => page.context().close()));
      assert.deepEqual(problems, []);
    },
  };
}

/** Waits until it has the focus: that may come a moment after what was waited for. */
export async function focusOn(part: Locator): Promise<void> {
  await part.and(part.page().locator(":focus")).waitFor();
}

/** WCAG 2.2 A and AA and the best practices, by axe; every break is named with its place. */
export async function expectAccessible(page: Page): Promise<void> {
  // What stands around a page comes before the page: before its heading there is nothing to look at.
  await page.locator("h1").first().waitFor({ state: "attached" });
  await expectNothingFound(page, {});
}

/** The same in the light and in the dark theme. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectContrast(page);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

/** What of `expectAccessible` depends on colours: for a page that was looked at whole in the other theme. */
export async function expectContrast(page: Page): Promise<void> {
  await expectNothingFound(page, { runOnly: ["color-contrast", "link-in-text-block"] });
}

async function expectNothingFound(page: Page, options: Pick<RunOptions, "runOnly">): Promise<void> {
  // Half a megabyte of script: once a page.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (asked) => window.axe.run(document, { resultTypes: ["violations"], ...asked }),
    options,
  );
  const breaks = violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary ?? rule.help}`),
  );
  assert.deepEqual(breaks, []);
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
