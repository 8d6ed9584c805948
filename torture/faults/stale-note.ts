import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fault } from "../faults.ts";
import { hasEnded } from "../installation.ts";
import { killBoth } from "./both.ts";

/** After the crash some other program has the number that the server's note names. */
export const staleNote: Fault = {
  name: "postmaster.pid names a stranger",
  cases: "F45",
  often: 1,
  async strike(place) {
    await killBoth(place);
    const stranger = spawn("sleep", ["120"], { stdio: "ignore" });
    const note = join(place.data, "postmaster.pid");
    const text = await readFile(note, "utf8").catch(() => "");
    if (text) await writeFile(note, text.replace(/^\d+/, String(stranger.pid)));
    const began = performance.now();
    const app = place.launch();
    place.app = app;
    await place.untilReady();
    const wrong = hasEnded({ process: stranger, said: app.said }) ? ["the start ended a process of somebody else"] : [];
    stranger.kill();
    return { began, wrong };
  },
};
