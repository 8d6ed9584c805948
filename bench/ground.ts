import { join } from "node:path";
import pg from "pg";
import { startApp, type App } from "./app/start-app.ts";
import { signIn, type Caller } from "./app/caller.ts";
import type { Cluster } from "./data/cluster.ts";
import { actorIndex, baseOf, contactId, emailOfActor, type ActorName, type Base } from "./people/base.ts";
import { compare, type Compared, type Effort } from "./measure/compare.ts";
import type { Call } from "./measure/open-loop.ts";
import type { Options } from "./options.ts";
import { withoutPlans } from "./plans.ts";

/** What a row stands on: the base, the app on it, the bare engine beside it. */
export interface Ground {
  options: Options;
  base: Base;
  cluster: Cluster;
  /** The app on the base, started when first asked for. */
  app(): Promise<App>;
  /** Stops the app, for a row that needs the base for itself. */
  stopApp(): Promise<void>;
  as(name: ActorName): Promise<Caller>;
  actorId(name: ActorName): string;
  /** Two calls in turns: the product's and the engine's. */
  compare(ours: Call, bare: Call, wishes: Effort): Promise<Compared>;
  /** The engine alone. */
  engine: pg.Pool;
  say(line: string): void;
  close(): Promise<void>;
}

export function openGround(options: Options, cluster: Cluster, say: (line: string) => void): Ground {
  const base = baseOf(options.contacts);
  const engine = new pg.Pool({
    ...cluster.connection(),
    max: 16,
    ...(options.plans && { options: withoutPlans }),
  });
  engine.on("error", () => {});
  const callers = new Map<ActorName, Promise<Caller>>();
  let starting: Promise<App> | undefined;

  const app = () => (starting ??= startApp({ dataDir: join(options.folder, "app"), databaseUrl: cluster.url() }));

  async function stopApp(): Promise<void> {
    callers.clear();
    const stopping = starting;
    starting = undefined;
    await (await stopping)?.stop();
  }

  return {
    options,
    base,
    cluster,
    app,
    stopApp,
    engine,
    say,
    as(name) {
      const known =
        callers.get(name) ?? app().then(({ url }) => signIn(url, emailOfActor(base, actorIndex(base, name))));
      callers.set(name, known);
      return known;
    },
    compare: (ours, bare, wishes) => compare(ours, bare, options.quick ? { ...wishes, milliseconds: 50 } : wishes),
    actorId: (name) => contactId(base, actorIndex(base, name)),
    async close() {
      await stopApp();
      await engine.end();
    },
  };
}
