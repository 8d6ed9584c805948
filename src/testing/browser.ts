import assert from "node:assert/strict";
import axe, { type RunOptions } from "axe-core";
import { chromium, type Page } from "playwright-core";
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
  /** A page in a fresh context; a relative address is one of the world's. Close it by its context, or leave it to `close`. */
  open(path: string, view?: View): Promise<Page>;
  /** Fails when any page threw an error or ran against the content security policy. */
  close(): Promise<void>;
}

/** A real Chromium for a test file. */
export async function aBrowser(world: { url: string }): Promise<Visitor> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: flags });
  const problems: string[] = [];

  async function open(path: string, view: View = {}): Promise<Page> {
    const { as, language = "en", dark = false, width = 1440, height = 900 } = view;
    const context = await browser.newContext({
      baseURL: world.url,
      locale: language,
      colorScheme: dark ? "dark" : "light",
      viewport: { width, height },
      reducedMotion: "reduce",
      timezoneId: "Europe/Kyiv",
    });
    context.setDefaultTimeout(30_000);
    const [name = "", value = ""] = (await as?.cookie())?.split(/=(.*)/s) ?? [];
    if (name) await context.addCookies([{ name, value, url: world.url, httpOnly: true, sameSite: "Lax" }]);
    const page = await context.newPage();
    page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.stack ?? error.message}`));
    page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) problems.push(`${page.url()}: ${message.text()}`);
    });
    await page.goto(path);
    return page;
  }

  return {
    open,
    async close() {
      await browser.close();
      assert.deepEqual(problems, []);
    },
  };
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
