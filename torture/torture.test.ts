import assert from "node:assert/strict";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Finding } from "./checks.ts";
import { fillDisk } from "./disk-full.ts";
import { killApp } from "./faults/kill-app.ts";
import { killServer } from "./faults/kill-server.ts";
import { immediateRestart } from "./faults/restart-server.ts";
import { torment } from "./torment.ts";

// A few kills of each kind; `npm run torture` has hundreds.
const skip = process.platform === "linux" ? false : "processes are found by /proc, which this system has not";
const say = () => {};
let folder = "";

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "acquaint-torture-"));
  await chmod(folder, 0o755);
});
after(() => rm(folder, { recursive: true, force: true }));

// One start for both, for starts are what takes the time.
test(
  "F01, F02, F15, F27: nothing acknowledged is lost or done twice by kill -9 of app and database under load; on a full disk writes are refused in words, reads go on, and all comes back by itself",
  { skip },
  async (t) => {
    const strikes = [killServer, killApp, immediateRestart];
    const done = await fillDisk({ folder, seed: 7, rows: [100, 200], seconds: 2, strikes, dies: false, say });
    if (typeof done !== "string") return found(done);
    t.diagnostic(`The disk was not filled: ${done}`);
    const next = (_random: unknown, at: number) => strikes[at] ?? killServer;
    found(await torment({ folder, kills: strikes.length, seed: 7, next, pause: [700, 700], rows: [100, 200], say }));
  },
);

function found({ findings, acknowledged }: { findings: readonly Finding[]; acknowledged: number }): void {
  assert.deepEqual(findings, []);
  assert.ok(acknowledged > 20, `${acknowledged} acknowledged`);
}
