import assert from "node:assert/strict";
import { glob, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { test } from "node:test";

const root = new URL(".", import.meta.url).pathname;

/** The classes that a file gives a rule of their own: not those it only narrows, as `.pair + .pair` or `.form .pair`. */
async function ownClasses(path: string): Promise<string[]> {
  const css = (await readFile(`${root}${path}`, "utf8")).replace(/\/\*.*?\*\//gs, "");
  const selectors = [...css.matchAll(/([^{};]+)\{/g)].flatMap(([, list = ""]) => list.split(","));
  return selectors.flatMap((selector) => /^\.([\w-]+)$/.exec(selector.trim())?.[1] ?? []);
}

test("A class is drawn by the files of one folder: all styles meet on one page, whichever was opened first", async () => {
  const folders = new Map<string, Set<string>>();
  for await (const path of glob("**/*.css", { cwd: root }))
    for (const name of await ownClasses(path)) folders.set(name, (folders.get(name) ?? new Set()).add(dirname(path)));
  const shared = [...folders].filter(([, drawnBy]) => drawnBy.size > 1);
  assert.deepEqual(
    shared.map(([name, drawnBy]) => `.${name}: ${[...drawnBy].join(", ")}`),
    [],
  );
});
