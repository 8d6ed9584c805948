import { randomOf } from "../demo/random.ts";
import { sitDown, type Desk } from "./desk.ts";
import { aGate } from "./gate.ts";
import { openLedger } from "./ledger.ts";
import { works, type Work } from "./works.ts";

// The crew, in a process of its own: nothing that is killed takes its ledger along.
interface Order {
  url: string;
  ledger: string;
  seed: number;
  rows: [low: number, high: number];
  password: string;
  emails: string[];
}

const order: Order = JSON.parse(process.argv[2] ?? "{}");
const ledger = openLedger(order.ledger);
const gate = aGate();
let finishing = false;

process.on("message", (word) => {
  if (word === "work") gate.open();
  if (word === "rest") void gate.close().then(() => process.send?.("resting"));
  if (word === "finish") {
    finishing = true;
    gate.open();
  }
});
// Who started it is gone: nobody reads the ledger any more.
process.on("disconnect", () => process.exit(1));

for (const _ of order.emails) gate.enter();
await Promise.all(order.emails.map(work));
process.send?.("finished");

/** The first user does what only one does; the others do everything else. */
async function work(email: string, at: number): Promise<void> {
  const random = randomOf(order.seed * 100 + at);
  const { url, password, rows } = order;
  const desk = await sitDown({ url, user: `u${at}`, email, password, random, rows, ledger, gate });
  const mine = works.filter(({ by }) => (by === "one") === (at === 0));
  await makeGroups(desk);
  while (!finishing) await doOnce(desk, pickByWeight(desk, mine));
  gate.leave();
}

/** What goes wrong is a line in the ledger and no reason to go home. */
async function doOnce(desk: Desk, one: Work): Promise<void> {
  try {
    await one.once(desk);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (!/was refused/.test(detail))
      ledger.write({ is: "refused", key: `${desk.user} ${one.name}`, status: 0, detail });
  }
  // Somebody who has nothing to do at present leaves the floor to others.
  await new Promise((resolve) => setImmediate(resolve));
}

async function makeGroups(desk: Desk): Promise<void> {
  for (const name of ["friends", "suppliers", "board"]) {
    const called = `${name} of ${desk.user}`;
    const group = await desk.change("make group", {
      method: "POST",
      path: "/contact-groups",
      body: { name: called },
      after: [],
      groups: [called],
    });
    desk.groups.push(group.id);
  }
  desk.groups.sort();
}

function pickByWeight({ random }: Desk, list: readonly Work[]): Work {
  return random.pick(list.flatMap((work) => Array.from({ length: work.often }, () => work)));
}
