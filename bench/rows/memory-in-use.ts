import { withPeak } from "../app/memory.ts";
import { atMost, type Row } from "../figure.ts";
import { openLoop } from "../measure/open-loop.ts";
import { callsOf } from "./load/calls.ts";

/** What the server holds while people read and search, 25 requests a second for half a minute. */
export const row: Row = {
  name: "memory",
  title: "memory of the server in use",
  async run(ground) {
    await ground.stopApp();
    const { pid } = await ground.app();
    const calls = callsOf(ground.base, [await ground.as("all"), await ground.as("department"), await ground.as("own")]);
    let turn = 0;
    const call = () => (turn++ % 4 === 3 ? calls.search() : calls.read()).catch(() => {});
    const { peak } = await withPeak(pid, () => openLoop(call, { every: 40, atOnce: 1, beats: 750 }));
    return [{ what: "25 reads and searches a second, at most", ours: peak, unit: "MB", goal: atMost(300, peak, "MB") }];
  },
};
