import { mkdir } from "node:fs/promises";
import { test } from "node:test";
import { makeDemo } from "../../../demo/demo.ts";
import { expectAccessibleInBothThemes } from "../../testing/browser.ts";
import { aBrowsedWorld } from "../../testing/browsed-world.ts";

const browsed = aBrowsedWorld();
test("shots", async () => {
  await makeDemo(browsed.world.db, browsed.world.config, () => {});
  await mkdir("/tmp/shots", { recursive: true });
  const first = (await browsed.admin.get("/opportunities?limit=1&sort=-amount")).body.items[0];
  const pages = {
    board: "/opportunities",
    list: "/opportunities/list",
    one: `/opportunities/${first.id}`,
    card: `/contacts/${first.contacts[0].id}`,
    company: `/companies/${first.company.id}`,
    pipelines: "/management/pipelines",
    form: "/opportunities?create=yes",
  };
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const)
    for (const theme of ["light", "dark"] as const) {
      const page = await browsed.open("/opportunities", { as: browsed.admin, width, height });
      await page.emulateMedia({ colorScheme: theme });
      for (const [name, path] of Object.entries(pages)) {
        if (theme === "dark" && !["board", "one", "pipelines"].includes(name)) continue;
        await page.goto(path);
        await page.waitForTimeout(1200);
        await page.screenshot({ path: `/tmp/shots/${name}-${theme}-${width}.png` });
        if (theme === "light")
          await expectAccessibleInBothThemes(page).catch((error) =>
            console.log(name, width, String(error).slice(0, 1500)),
          );
      }
      if (width === 1440 && theme === "light") {
        await page.goto("/opportunities");
        await page.getByRole("button", { name: "Forecast" }).click();
        await page.waitForTimeout(800);
        await page.screenshot({ path: `/tmp/shots/forecast.png` });
      }
    }
});
