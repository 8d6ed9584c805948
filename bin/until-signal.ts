import type { Logger } from "pino";
import type { Running } from "../src/server.ts";

/**
 * Runs until SIGINT or SIGTERM, then closes and ends with 0. An exception that nobody caught closes too, and ends
 * with 1, for nobody knows what it left half-done; a rejection that nobody caught is logged: its request has failed alone.
 */
export async function untilSignal(log: Logger, begin: () => Promise<Pick<Running, "close">>): Promise<void> {
  const open: Pick<Running, "close">[] = [];
  let leaving = false;

  async function leave(code: number): Promise<void> {
    // A terminal and npm both pass Ctrl-C on: the second means nothing.
    if (leaving) return;
    leaving = true;
    try {
      for (const running of open) await running.close();
    } catch (error) {
      log.error({ error }, "could not close in order");
      code = 1;
    }
    process.exit(code);
  }

  process.on("SIGINT", () => void leave(0));
  process.on("SIGTERM", () => void leave(0));
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "an exception that nobody caught");
    void leave(1);
  });
  process.on("unhandledRejection", (reason) => log.error({ err: reason }, "a rejection that nobody caught"));
  open.push(await begin());
}
