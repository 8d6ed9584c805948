import assert from "node:assert/strict";
import { after, test } from "node:test";
import { aBrowser, expectAccessible } from "./browser.ts";
import { aUser } from "./builders.ts";
import { aWorld } from "./world.ts";

const world = await aWorld();
after(() => world.close());

test("a visitor has a real browser: language, colours, size and session are as asked for", async () => {
  const visitor = await aBrowser(world);
  const ann = await aUser(world.db);
  const page = await visitor.open("/", { as: world.as(ann), language: "uk", dark: true, width: 390 });
  const found = await page.evaluate(async () => ({
    language: navigator.language,
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    width: innerWidth,
    status: (await fetch("/api/v1/session")).status,
  }));
  assert.deepEqual(found, { language: "uk", dark: true, width: 390, status: 200 });
  await visitor.close();
});

test("an error on a page fails the test that opened it", async () => {
  const visitor = await aBrowser(world);
  const page = await visitor.open("/");
  await page.evaluate(() => void setTimeout(() => JSON.parse("no JSON")));
  await page.waitForTimeout(100);
  await assert.rejects(visitor.close(), /is not valid JSON/);
});

test("what breaks accessibility is named with its place", async () => {
  const visitor = await aBrowser(world);
  const page = await visitor.open("/health/live");
  await page.setContent('<html lang="en"><title>Test</title><main><h1>Test</h1><img id="bare" src="/x.png"></main>');
  await assert.rejects(expectAccessible(page), /image-alt: #bare/);
  await visitor.close();
});
