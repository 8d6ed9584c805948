import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import sharp from "sharp";
import { aPicture } from "../testing/kept-world.ts";
import { openDigests } from "../testing/digest-tables.ts";
import { hashTables } from "../testing/hash-tables.ts";
import { upload } from "../testing/imports.ts";
import { aCaller, type Caller } from "../testing/matrix/calls.ts";
import { aCast, endAccounts, type Actor, type Cast } from "../testing/matrix/people.ts";
import { makeRecords, type Asking } from "../testing/matrix/records.ts";
import { expected, readTable, relationsOf, type Line } from "../testing/matrix/table.ts";
import { aWorld, type World } from "../testing/world.ts";

const table = new URL("./rights-matrix.txt", import.meta.url);

describe("By the table of rights", () => {
  let world: World;
  let cast: Cast;
  let lines: Line[];
  let routes: string[];
  let asked: Asking[];
  let caller: Caller;
  const cookies = new Map<string, string>();

  before(async () => {
    world = await aWorld();
    lines = await readTable(table);
    cast = await aCast(world);
    const { paths } = (await world.stranger.get(`${world.url}/api/v1/openapi.json`)).body;
    const operations = Object.entries<Record<string, Operation>>(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters }]): [string, Operation["parameters"]] => [
        `${method.toUpperCase()} ${path}`,
        parameters,
      ]),
    );
    routes = operations.map(([route]) => route);
    const versioned = operations.flatMap(([route, parameters]) =>
      parameters.some(({ name }) => name === "If-Match") ? [route] : [],
    );
    const picture = await sharp({ create: { width: 30, height: 30, channels: 3, background: "teal" } })
      .png()
      .toBuffer();
    caller = aCaller(world, new Set(versioned), picture);
    asked = lines.flatMap((line) => askingsOf(line, cast));
    await makeRecords(world, cast, asked, await somePicture());
    await endAccounts(world, cast);
    await world.database.pool.query("analyze");
    for (const actor of cast.actors) cookies.set(actor.id, await caller.session(actor));
  });
  after(() => world.close());

  /** A picture, a logo and an import that is copied to everybody who needs one, brought by the way in. */
  async function somePicture(): Promise<string> {
    const root = world.as(
      cast.actors.find(({ column, status }) => column === "administrator" && status === "active") ?? never(),
    );
    const made = await root.post("/contacts", { firstName: "Pic", lastName: "Ture" });
    await root.put(`/contacts/${made.body.id}/picture`, await aPicture("teal"));
    assert.equal((await root.put("/settings/logo", await aPicture("navy"))).status, 200);
    assert.equal((await upload(root, "First name,Last name\nNina,Ode\n")).status, 201);
    const { picture_file_id } = await world.db
      .selectFrom("contacts")
      .select("picture_file_id")
      .where("id", "=", made.body.id)
      .executeTakeFirstOrThrow();
    return picture_file_id ?? never();
  }

  const cookieOf = ({ id }: Actor) => cookies.get(id) ?? "";

  test("A022: every route has its line, and every line its route", () => {
    const known = new Set(lines.map(({ route }) => route));
    const missing = routes.filter((route) => !known.has(route));
    assert.deepEqual(
      missing,
      [],
      "These routes have no line in src/access/rights-matrix.txt, so nobody has said who may call them. Write one for each, as its head tells.",
    );
    const gone = [...known].filter((route) => !routes.includes(route));
    assert.deepEqual(
      gone,
      [],
      "These lines of src/access/rights-matrix.txt are about routes that are not mounted any more.",
    );
  });

  test("A007, A008, A014: everybody is refused what the table does not give, and no row of any table is touched", async () => {
    const wrong: string[] = [];
    const whole = await hashTables(world.database.pool);
    const digests = await openDigests(world.database.pool);
    let before = await digests.take();
    for (const line of lines.filter(({ isOpen }) => !isOpen)) {
      await fewAtOnce(
        asked.filter((one) => one.line === line && !isGiven(one)),
        async (asking) => {
          const { status, body } = await caller.call(asking, cookieOf(asking.actor));
          const due = statusOf(asking);
          // Absent and out of sight are told in the same words.
          const isMute = due !== 404 || JSON.parse(body).code === "absent";
          if (status !== due || !isMute)
            wrong.push(`${told(asking)}: ${status} instead of ${due} ${body.slice(0, 200)}`);
        },
      );
      const after = await digests.take();
      for (const name of Object.keys(after))
        if (after[name] !== before[name]) wrong.push(`${line.route} ${line.record}: a refusal has changed ${name}`);
      before = after;
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(await hashTables(world.database.pool), whole);
  });

  test("A027: whoever is blocked or fired is answered 401 by every route, though a session of his were left", async () => {
    const wrong: string[] = [];
    const { rowCount } = await world.database.pool.query(
      "select from sessions s join contacts c on c.id = s.contact_id where c.status <> 'active'",
    );
    assert.ok((rowCount ?? 0) >= 19, "there are sessions left to try with");
    const whole = await hashTables(world.database.pool);
    const once = new Map(lines.filter(({ isOpen }) => !isOpen).map((line) => [line.route, line]));
    // Nobody of them gets as far as what his group may: of each sort one asks, of every group in turn.
    const gone = cast.actors.filter(({ status }) => status !== "active");
    const sorts = [...Map.groupBy(gone, ({ kind, status }) => `${status} ${kind}`).values()];
    assert.equal(sorts.length, 3);
    const asks = [...once.values()].flatMap((line, nth) =>
      sorts.map((sort): Asking => {
        const actor = sort[nth % sort.length] ?? never();
        return { line, actor, relation: "own", id: actor.id };
      }),
    );
    await fewAtOnce(asks, async (asking) => {
      const { status } = await caller.call(asking, cookieOf(asking.actor));
      if (status !== 401) wrong.push(`${told(asking)}, ${asking.actor.status}: ${status}`);
    });
    assert.deepEqual(wrong, []);
    assert.deepEqual(await hashTables(world.database.pool), whole);
  });

  test("Everybody may do what the table gives, and is answered as it says", async () => {
    const wrong: string[] = [];
    const ask = async (asking: Asking) => {
      // Changes with a session of their own: some end all others.
      const cookie = isReading(asking.line) ? cookieOf(asking.actor) : await caller.session(asking.actor);
      const { status, body } = await caller.call(asking, cookie);
      if (status !== asking.line.ok)
        wrong.push(`${told(asking)}: ${status} instead of ${asking.line.ok} ${body.slice(0, 300)}`);
    };
    const allGiven = Map.groupBy(asked.filter(isGiven), ({ line }) => line);
    // Once only where anybody may ask.
    const givenBy = (line: Line) => (allGiven.get(line) ?? []).slice(0, line.isOpen ? 1 : undefined);
    // What is no record, or the same for all, is asked one after the other.
    const isOne = ({ record }: Line) => record === "-" || record === "self";
    const atOnce = (line: Line) => isReading(line) && !isOne(line);
    await fewAtOnce(lines.filter(atOnce).flatMap(givenBy), ask);
    for (const line of lines.filter((one) => !atOnce(one)))
      await fewAtOnce(givenBy(line), ask, isOne(line) ? 1 : undefined);
    assert.deepEqual(wrong, []);
  });
});

/** A few at once: the database works at one while another is read. */
async function fewAtOnce(asks: readonly Asking[], work: (asking: Asking) => Promise<void>, atOnce = 6): Promise<void> {
  const left = [...asks];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

interface Operation {
  parameters: { name: string }[];
}

function askingsOf(line: Line, { actors }: Cast): Asking[] {
  return actors
    .filter(({ status }) => status === "active")
    .flatMap((actor) =>
      relationsOf(line.record, actor.kind).map((relation): Asking => {
        const isHe =
          line.record === "self" || (line.record === "client" && actor.kind === "client" && relation === "own");
        return { line, actor, relation, id: isHe ? actor.id : randomUUID() };
      }),
    );
}

function isReading({ route }: Line): boolean {
  return route.startsWith("GET ");
}

function statusOf({ line, actor, relation }: Asking): number {
  return expected(line, line.cells[actor.column], relation);
}

/** Whether the table lets him; what is answered then may be a refusal of another kind, such as 409. */
function isGiven(asking: Asking): boolean {
  const { line, relation } = asking;
  const ownWord = line.cells[asking.actor.column];
  if (relation === "absent" || ownWord === "no" || ownWord === "absent") return false;
  return statusOf(asking) === line.ok;
}

function told({ line, actor, relation }: Asking): string {
  return `${line.route} of ${line.record} (${relation}) as ${actor.column}`;
}

function never(): never {
  throw new Error("there is one");
}
