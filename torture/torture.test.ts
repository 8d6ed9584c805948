import assert from "node:assert/strict";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fillDisk } from "./disk-full.ts";
import { both } from "./faults/both.ts";
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

test(
  "F01, F02, F15: kill -9 of app and database under load loses nothing that was acknowledged and does nothing twice",
  { skip },
  async () => {
    const turns = [killServer, killApp, immediateRestart, both];
    const next = (_random: unknown, at: number) => turns[at % turns.length] ?? both;
    const report = await torment({ folder, kills: 4, seed: 7, next, pause: [400, 1_000], rows: [150, 300], say });
    assert.deepEqual(report.findings, []);
    assert.equal(report.kills.length, 4);
    assert.ok(report.acknowledged > 20, `${report.acknowledged} acknowledged`);
  },
);

test(
  "F27: on a full disk writes are refused in words, reads go on, and all comes back by itself",
  { skip },
  async (t) => {
    const found = await fillDisk({ folder, seed: 7, rows: [50, 100], seconds: 3, dies: false, say });
    if (typeof found === "string") t.skip(found);
    else assert.deepEqual(found, []);
  },
);
