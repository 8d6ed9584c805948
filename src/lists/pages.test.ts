import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { aUser } from "../testing/builders.ts";
import type { Client } from "../testing/client.ts";
import { eventually } from "../testing/eventually.ts";
import { anOwnField } from "../testing/own-fields.ts";
import { aWorld, type World } from "../testing/world.ts";

let world: World;
let admin: Client;
let adminId: string;
before(async () => {
  world = await aWorld({ jobs: true });
  const ada = await aUser(world.db, { firstName: "Ada", lastName: "Lee", group: "administrator" });
  adminId = ada.id;
  admin = world.as(ada);
  const score = await anOwnField(admin, { name: "Score", type: "number", sortable: true });
  await eventually(
    () => admin.get("/fields/own?on=contacts"),
    ({ body }) => body.items.every(({ preparing }: { preparing: boolean }) => !preparing),
  );
  for (let n = 0; n < 40; n++) await aContact(n, score.key);
});
after(() => world.close());

const pick = <T>(from: readonly T[], n: number) => from[n % from.length];

/** Most have no job, no birthday, no score; many are called the same. */
async function aContact(n: number, score = "score"): Promise<void> {
  const { status, body } = await admin.post("/contacts", {
    firstName: pick(["Anna", "Zoë", "Олена"], n),
    lastName: pick(["Berg", "berg", "Ås", "Їжак"], n * 3),
    jobTitle: pick(["", "", "Pilot"], n),
    ...(n % 4 === 0 && { birthday: pick(["1970-05-17", "--05-17"], n / 4) }),
    ...(n % 3 === 0 && { custom: { [score]: pick([-1, 0, 2.5], n / 3) } }),
  });
  assert.equal(status, 201, JSON.stringify(body));
}

interface Page {
  items: { id: string; version: number }[];
  next: string | null;
}
type Read = (query: string, after: string | undefined) => Promise<Page>;

const readPage: Read = async (query, after) => {
  const reply = await admin.get(`/contacts?fields=id&count=none&${query}${after ? `&after=${after}` : ""}`);
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
  return reply.body;
};

const sorts = fc.constantFrom(
  "lastName",
  "-jobTitle,lastName",
  "birthday,-createdAt",
  "custom.score",
  "-custom.score,lastName",
);
const between = fc.array(fc.record({ is: fc.constantFrom("comes", "goes", "moves"), nth: fc.nat({ max: 99 }) }), {
  maxLength: 6,
});

/** Whoever is there from the first page to the last, and is not sorted anew, is met exactly once and in order. */
function metOnce(read: Read) {
  return fc.asyncProperty(sorts, fc.integer({ min: 1, max: 13 }), between, async (sort, limit, events) => {
    const whole = (await readPage(`sort=${sort}&limit=200`, undefined)).items;
    const disturbed = new Set<string>();
    const met: string[] = [];
    let page = await read(`sort=${sort}&limit=${limit}`, undefined);
    for (let turn = 0; ; turn++) {
      met.push(...page.items.map(({ id }) => id));
      const event = events[turn];
      if (event) await happen(event, whole, disturbed);
      if (page.next === null) break;
      page = await read(`sort=${sort}&limit=${limit}`, page.next);
    }
    const stable = whole.map(({ id }) => id).filter((id) => !disturbed.has(id));
    assert.deepEqual(
      met.filter((id) => stable.includes(id)),
      stable,
      `${sort} by ${limit}`,
    );
  });
}

async function happen(
  { is, nth }: { is: string; nth: number },
  whole: Page["items"],
  disturbed: Set<string>,
): Promise<void> {
  if (is === "comes") return aContact(nth);
  // Nobody deletes himself.
  const [one] = whole.filter(({ id }) => !disturbed.has(id) && id !== adminId).slice(nth % whole.length);
  if (!one) return;
  disturbed.add(one.id);
  const { version } = (await admin.get(`/contacts/${one.id}`)).body;
  if (is === "moves") {
    const moved = { lastName: "Zz", jobTitle: "Aa", custom: { score: 99 }, birthday: "1999-01-01" };
    assert.equal((await admin.patch(`/contacts/${one.id}`, { ...moved, version })).status, 200);
    return;
  }
  const reply = await admin.delete(`/contacts/${one.id}`, {}, { version });
  assert.equal(reply.status, 200, JSON.stringify(reply.body));
}

test("P14: while others come, go and move, whoever stays is met exactly once, in order; with empty values and mixed directions", async () => {
  await fc.assert(metOnce(readPage), { numRuns: 18 });
});

test("P14 notices a page that skips those equal to the last one, and one that begins with it again", async () => {
  const readWith =
    (wrong: (page: Page, last: string | undefined) => Page): Read =>
    async (query, cursor) => {
      const page = await readPage(query, cursor);
      return wrong(page, cursor);
    };
  const skips = readWith((page, cursor) => (cursor ? { ...page, items: page.items.slice(1) } : page));
  const repeats = readWith((page) => ({ ...page, items: [...page.items, ...page.items.slice(-1)] }));
  for (const mutant of [skips, repeats])
    await assert.rejects(
      fc.assert(metOnce(mutant), { numRuns: 40, seed: 7, endOnFailure: true, includeErrorInReport: true }),
      / by \d+/,
    );
});
