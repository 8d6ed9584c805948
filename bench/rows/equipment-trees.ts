import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { signIn, type Caller } from "../app/caller.ts";
import { startApp } from "../app/start-app.ts";
import { withCopy } from "../data/scratch.ts";
import { atMost, figureOf, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { actorIndex, emailOfActor } from "../people/base.ts";
import { largeTrees } from "../people/equipment.ts";
import { bareTransfer } from "./trees/bare-transfer.ts";
import { meanwhile, type Meanwhile } from "./trees/meanwhile.ts";

/** Whole trees of equipment on a copy of the base: moved, given to another company and taken back, and who waits for it. */
export const row: Row = {
  name: "trees",
  title: "trees of equipment moved and transferred",
  async run(ground) {
    await ground.stopApp();
    return withCopy(ground.cluster, "bench_trees", async (client, url) => {
      // What the copying left to be written is no part of what follows.
      await client.query("checkpoint");
      const app = await startApp({ dataDir: join(ground.options.folder, "app-trees"), databaseUrl: url });
      try {
        const caller = await signIn(app.url, emailOfActor(ground.base, actorIndex(ground.base, "administrator")));
        const { flat, deep } = largeTrees(ground.base);
        const figures: Figure[] = [];
        for (const tree of [flat, deep])
          figures.push(await move(ground, caller, client, tree), ...(await transfer(ground, caller, client, tree)));
        return figures;
      } finally {
        await app.stop();
      }
    });
  },
};

type Tree = ReturnType<typeof largeTrees>["deep"];

/** Under another piece of its company and on top again, by turns. */
async function move({ base, compare }: Ground, caller: Caller, client: pg.Client, tree: Tree): Promise<Figure> {
  const company = base.companies[tree.company]?.id;
  const { id: rack } = await caller.send("POST", "/equipment", { name: "Rack", company });
  let isBelow = false;
  const moveOn = async () => {
    const { equipment } = await caller.send("POST", `/equipment/${tree.top}/move`, {
      parent: isBelow ? null : rack,
      version,
    });
    version = equipment.version;
    isBelow = !isBelow;
  };
  let { version } = await caller.json(`/equipment/${tree.top}`);
  const times = await compare(
    oneByOne(moveOn),
    oneByOne(async () => {
      await client.query("begin");
      await client.query("update equipment set parent_id = $1, version = version + 1 where id = $2", [rack, tree.top]);
      await client.query("rollback");
    }),
    { atOnce: 1 },
  );
  if (isBelow) await moveOn();
  return figureOf(`a tree of ${told(tree)} under another piece (one UPDATE of one row)`, times);
}

/** Each after the one before: ours has to know its version, and the engine's has one connection. */
function oneByOne(call: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  return () => (last = last.then(call));
}

async function transfer(ground: Ground, caller: Caller, client: pg.Client, tree: Tree): Promise<Figure[]> {
  const company = ground.base.companies[tree.company + 10]?.id ?? "";
  const limit = await bareTransfer(client, tree.top, company);
  const others = othersCalls(ground, caller, tree);
  // The first of each compiles and plans.
  for (const call of Object.values(others)) await call();
  const given = await meanwhile(others, async () => {
    const { version } = await caller.json(`/equipment/${tree.top}`);
    const begun = await caller.send("POST", `/equipment/${tree.top}/transfer`, { company, version });
    await reach(caller, begun.batch, "done");
    return begun.batch;
  });
  const back = await meanwhile(others, async () => {
    await caller.send("POST", `/batches/${given.result}/undo`);
    await reach(caller, given.result, "undone");
  });
  return [
    ...figures(`a tree of ${told(tree)} to another company`, given, limit),
    ...figures(`the same taken back`, back, limit),
  ];
}

function figures(what: string, { seconds, slowest }: Meanwhile<unknown>, limit: number): Figure[] {
  const slowestOf = (kind: "reads" | "writes"): Figure => {
    const calls = Object.entries(slowest).filter(([name]) => name.startsWith(kind));
    const [name = "", most = 0] = calls.toSorted(([, a], [, b]) => b - a)[0] ?? [];
    const word = kind === "reads" ? "read" : "change elsewhere";
    return {
      what: `${what}: the slowest ${word} meanwhile`,
      ours: most,
      unit: "ms",
      goal: atMost(1_000, most, "ms"),
      note: name,
    };
  };
  return [
    { what, ours: seconds, unit: "s", limit, ratio: seconds / limit, goal: atMost(10, seconds, "s") },
    slowestOf("reads"),
    slowestOf("writes"),
  ];
}

/** What others do all the while: they read what is being given away, and change what is not. */
function othersCalls({ base }: Ground, caller: Caller, { top, company }: Tree) {
  const from = base.companies[company]?.id ?? "";
  let turn = 0;
  return {
    "reads the list": () => caller.get(`/equipment?limit=50&count=none&company=${from}`),
    "reads the tree": () => caller.get(`/equipment/tree?parent=${top}&limit=50`),
    "reads a piece": () => caller.get(`/equipment/${top}`),
    "writes a person": () => caller.send("POST", "/contacts", { firstName: "Newt", lastName: `Newcomer ${turn++}` }),
    "writes a piece": () =>
      caller.send("POST", "/equipment", { name: `Spare ${turn++}`, company: base.companies[0]?.id }),
  };
}

async function reach(caller: Caller, id: string, wished: string): Promise<void> {
  for (;;) {
    const { state } = await caller.json(`/batches/${id}`);
    if (state === wished) return;
    if (!["running", "undoing", "done"].includes(state)) throw new Error(`the batch is ${state}`);
    await wait(50);
  }
}

function told({ pieces }: Tree): string {
  return pieces.toLocaleString("en");
}
