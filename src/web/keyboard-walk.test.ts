import assert from "node:assert/strict";
import { before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { aBrowsedWorld } from "../testing/browsed-world.ts";
import { password } from "../testing/builders.ts";

const browsed = aBrowsedWorld({ admin: { firstName: "Marta", lastName: "Lindqvist" }, jobs: true });
let deal = "";
before(async () => {
  await browsed.begun();
  for (const [firstName, jobTitle] of [
    ["Anna", "Buyer"],
    ["Boris", "Driver"],
    ["Chloé", "Buyer"],
    ["Dmytro", "Buyer"],
  ])
    await browsed.admin.post("/contacts", { firstName, lastName: "Holm", jobTitle });
  deal = (await browsed.admin.post("/opportunities", { name: "Fleet of forty" })).body.id;
});

test("By keys alone, from signing in to the board: the focus is always seen, and always where one goes on", async () => {
  const page = await browsed.open("/sign-in?next=/contacts");
  const keys = keysOf(page);
  await signIn(keys);
  const nadia = await makeContact(keys, page);
  await openFromGrid(keys);
  await editInPlace(keys, nadia);
  await goBackAndFilter(keys, page);
  await editMany(keys, page);
  await moveOnBoard(keys, page);
});

async function signIn({ at, type, press }: Keys): Promise<void> {
  await at("textbox E-mail");
  await type(browsed.administrator.email);
  await press("Tab");
  await at("textbox Password");
  await type(password);
  await press("Enter");
  await at("main Contacts · Acquaint");
}

async function makeContact({ at, type, press }: Keys, page: Page): Promise<string> {
  await press("c");
  await at("textbox First name");
  await type("Nadia");
  // What is missing takes the focus.
  await press("ControlOrMeta+Enter");
  await at("textbox Last name");
  await type("Orlova");
  await press("ControlOrMeta+Enter");
  await at("main Nadia Orlova · Acquaint");
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

async function openFromGrid({ at, press }: Keys): Promise<void> {
  await press("g", "c");
  await at("main Contacts · Acquaint");
  await press("j");
  await at("checkbox Select Nadia Orlova");
  await press("Enter");
  await at("main Nadia Orlova · Acquaint");
}

async function editInPlace({ at, type, press, walkTo }: Keys, id: string): Promise<void> {
  await walkTo("button Add Job title");
  await press("Enter");
  await at("textbox Job title");
  await type("Nobody");
  await press("Escape");
  await at("button Add Job title");
  await press("Enter");
  await at("textbox Job title");
  await type("Buyer of tea");
  await press("Enter");
  await at("button Edit Job title");
  assert.equal((await browsed.admin.get(`/contacts/${id}`)).body.jobTitle, "Buyer of tea");
}

async function goBackAndFilter({ at, type, press, walkTo }: Keys, page: Page): Promise<void> {
  await press("Escape");
  await at("checkbox Select Nadia Orlova");
  await walkTo("button Filter", "Shift+Tab");
  await press("Enter");
  await at("combobox Filter by…");
  await type("job");
  await press("Enter");
  await at("textbox Value");
  await type("buyer");
  await press("Enter");
  await at("button Filter");
  await page.getByText("4 people").waitFor();
}

async function editMany({ at, type, press, walkTo }: Keys, page: Page): Promise<void> {
  await press("j");
  await at("checkbox Select Nadia Orlova");
  await press("x", "Shift+ArrowDown", "Shift+ArrowDown");
  await page.getByText("3 selected").waitFor();
  await walkTo("button Edit");
  await press("Enter");
  await at("combobox Field");
  await press("Escape");
  await at("button Edit");
  await press("Escape");
  await page.getByText("3 selected").waitFor({ state: "detached" });
  await at(/^checkbox Select /);
  await press("Shift+ArrowUp", "Shift+ArrowUp");
  await walkTo("button Edit");
  await press("Enter");
  await at("combobox Field");
  await type("nick");
  await press("Enter");
  await at("textbox Nickname");
  await type("Tea");
  await walkTo("button Change 3 contacts");
  await press("Enter");
  await page.getByText("3 contacts changed").waitFor();
  await at(/^checkbox Select /);
  assert.equal(await countCalled("Tea"), 3);
  // As the toast says.
  await press("z");
  await page.getByText("3 changes taken back").waitFor();
  await at(/^checkbox Select /);
  assert.equal(await countCalled("Tea"), 0);
  await press("ArrowDown", "ArrowDown", "ArrowDown", "Delete");
  await page.getByText("3 people").waitFor();
  await page
    .getByRole("status")
    .getByText(/Holm deleted/)
    .waitFor();
  await at(/^checkbox Select /);
  await press("z");
  await page.getByText("4 people").waitFor();
}

async function moveOnBoard({ at, type, press, walkTo }: Keys, page: Page): Promise<void> {
  await press("g", "s");
  await at("main Opportunities · Acquaint");
  await page.getByRole("link", { name: "Fleet of forty" }).waitFor();
  await walkTo("button Move Fleet of forty");
  await press("Space", "ArrowRight", "Space");
  await page.getByText("Fleet of forty: Qualified").last().waitFor();
  await at("button Move Fleet of forty");
  assert.equal(await stage(), "Qualified");
  const toLost = ["Space", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Space"];
  await press(...toLost);
  await at("textbox Lost because");
  await press("Escape");
  await at("button Move Fleet of forty");
  await press(...toLost);
  await at("textbox Lost because");
  await type("Too dear");
  await press("Enter");
  await page.getByText("Fleet of forty: Lost").last().waitFor();
  await at("button Move Fleet of forty");
  assert.equal(await stage(), "Lost");
}

async function countCalled(nickname: string): Promise<number> {
  const filter = encodeURIComponent(JSON.stringify({ field: "nickname", is: "is", value: nickname }));
  return (await browsed.admin.get(`/contacts?filter=${filter}&count=exact`)).body.count.value;
}

async function stage(): Promise<string> {
  return (await browsed.admin.get(`/opportunities/${deal}`)).body.stage.name;
}

interface Keys {
  press: (...keys: string[]) => Promise<void>;
  type: (text: string) => Promise<void>;
  /** Waits until the focus is there, and is seen there: role and name, of the page itself its title. */
  at: (place: string | RegExp) => Promise<void>;
  /** Goes there by Tab, or backwards; nobody walks further than a minute. */
  walkTo: (place: string, key?: "Tab" | "Shift+Tab") => Promise<void>;
}

/** All that a person without a mouse has. */
function keysOf(page: Page): Keys {
  const { keyboard } = page;
  const at = async (place: string | RegExp) => {
    const isThere = (now: string) => (typeof place === "string" ? now === place : place.test(now));
    let now = "";
    for (let tries = 0; tries < 200; tries++) {
      now = await focusIn(page);
      if (isThere(now) && (await isSeen(page))) return;
      await wait(50);
    }
    assert.fail(`the focus is at “${now}”${isThere(now) ? ", and is not seen" : `, not at “${place}”`}`);
  };
  return {
    press: async (...pressed) => {
      for (const key of pressed) await keyboard.press(key);
    },
    type: (text) => keyboard.type(text),
    at,
    walkTo: async (place, key = "Tab") => {
      const passed: string[] = [];
      while (passed.at(-1) !== place && passed.length < 40) {
        await keyboard.press(key);
        passed.push(await focusIn(page));
      }
      assert.equal(passed.at(-1), place, passed.join("; "));
      await at(place);
    },
  };
}

/** Role and accessible name of what has the focus. */
async function focusIn(page: Page): Promise<string> {
  const focus = page.locator(":focus");
  if ((await focus.count()) === 0) return `nothing ${await page.title()}`;
  const [found] = await focus.ariaSnapshotJSON({ timeout: 1_000 }).catch(() => []);
  const { role = "", name = "" } = found ?? {};
  return `${role} ${role === "main" ? await page.title() : name}`;
}

/** Whether its rim is drawn: its own, that of the field or cell around it. The sheet of a page is no control and has none. */
function isSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body || at.id === "sheet") return true;
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = "var(--accent-line)";
    // On the dark bar it is a brighter one.
    const lines = [getComputedStyle(probe).color, "rgb(180, 189, 255)"];
    probe.remove();
    const { top, bottom, width } = at.getBoundingClientRect();
    const rims = [at, at.closest(".in")].flatMap((one) =>
      one ? [getComputedStyle(one).boxShadow, getComputedStyle(one, "::before").boxShadow] : [],
    );
    return (
      width > 0 && top >= 0 && bottom <= innerHeight && rims.some((rim) => lines.some((line) => rim.includes(line)))
    );
  });
}
