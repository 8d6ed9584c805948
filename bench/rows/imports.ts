import { rm } from "node:fs/promises";
import { join } from "node:path";
import { withPeak } from "../app/memory.ts";
import { startApp, type App } from "../app/start-app.ts";
import { signIn, type Caller } from "../app/caller.ts";
import { withDatabase } from "../data/scratch.ts";
import { atMost, type Figure, type Row } from "../figure.ts";
import type { Ground } from "../ground.ts";
import { actorIndex, baseOf, emailOfActor } from "../people/base.ts";
import { bareImport, type BareImport } from "./import/bare-import.ts";
import { writeImportFile } from "./import/file.ts";
import { reach, timed, upload, type Import } from "./import/run-import.ts";

/** An import from the upload to its end over HTTP, the same file again, and the way back; beside the engine's own. */
export const row: Row = {
  name: "imports",
  title: "import, end to end",
  async run(ground) {
    const path = join(ground.options.folder, "import.csv");
    const bytes = await writeImportFile(path, ground.base, ground.base.contacts);
    try {
      const bare = await withDatabase(ground.cluster, "bench_engine", small, async (client) =>
        bareImport(client, path),
      );
      await ground.stopApp();
      return await withDatabase(ground.cluster, "bench_import", small, async (_, url) => {
        const app = await startApp({ dataDir: join(ground.options.folder, "app-import"), databaseUrl: url });
        try {
          return await measure(ground, app, path, bytes, bare);
        } finally {
          await app.stop();
        }
      });
    } finally {
      await rm(path, { force: true });
    }
  },
};

/** People who are there before the file. */
const small = 1_000;

async function measure(ground: Ground, app: App, path: string, bytes: number, bare: BareImport): Promise<Figure[]> {
  const base = baseOf(small);
  const caller = await signIn(app.url, emailOfActor(base, actorIndex(base, "administrator")));
  const limit = bare.parse + bare.insert;
  const rows = ground.base.contacts.toLocaleString("en");
  const first = await withPeak(app.pid, () => importFile(caller, path));
  const again = await withPeak(app.pid, () => importFile(caller, path));
  const undo = await withPeak(app.pid, () => timed(() => undoImport(caller, first.result.done.id)));
  const ratio = first.result.seconds / limit;
  return [
    {
      what: `${rows} rows of ${(bytes / 1e6).toFixed(0)} MB`,
      ours: first.result.seconds,
      unit: "s",
      limit,
      ratio,
      goal: atMost(1.5, ratio, "×"),
      note: `upload ${first.result.upload.toFixed(1)} s, dry run ${first.result.check.toFixed(1)} s, run ${first.result.run.toFixed(1)} s; ${told(first.result.done)}; limit: parsing ${bare.parse.toFixed(1)} s + INSERT ${bare.insert.toFixed(1)} s (COPY into a table of texts, ${bare.staging.toFixed(1)} s, left out)`,
    },
    {
      what: "memory of the server meanwhile, at most",
      ours: first.peak,
      unit: "MB",
      goal: atMost(300, first.peak, "MB"),
    },
    {
      what: "the same file again",
      ours: again.result.seconds,
      unit: "s",
      limit,
      ratio: again.result.seconds / limit,
      note: `dry run ${again.result.check.toFixed(1)} s, run ${again.result.run.toFixed(1)} s; ${told(again.result.done)}; ${again.peak.toFixed(0)} MB`,
    },
    {
      what: "undo of the first",
      ours: undo.result.seconds,
      unit: "s",
      limit,
      ratio: undo.result.seconds / limit,
      note: `${undo.peak.toFixed(0)} MB`,
    },
  ];
}

async function importFile(caller: Caller, path: string) {
  const began = performance.now();
  const sent = await timed(() => upload(caller, path));
  const { id } = sent.result;
  const checked = await timed(() => reach(caller, id, "ready", ["uploaded", "checking"]));
  const run = await timed(async () => {
    await caller.send("POST", `/imports/${id}/run`);
    return reach(caller, id, "done", ["ready", "running"]);
  });
  return {
    seconds: (performance.now() - began) / 1_000,
    upload: sent.seconds,
    check: checked.seconds,
    run: run.seconds,
    done: run.result,
  };
}

async function undoImport(caller: Caller, id: string): Promise<Import> {
  await caller.send("POST", `/imports/${id}/undo`);
  return reach(caller, id, "undone", ["done", "running"]);
}

function told({ counts }: Import): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some.map(([name, count]) => `${count.toLocaleString("en")} ${name}`).join(", ");
}
