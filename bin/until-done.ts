/** Work that Ctrl-C and SIGTERM break off: it hears of it by the signal, tidies up, and the command ends with 130. */
export async function untilDone(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const leave = () => stop.abort();
  process.on("SIGINT", leave);
  process.on("SIGTERM", leave);
  try {
    await work(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    process.stderr.write("\nStopped. Nothing was left behind.\n");
    process.exitCode = 130;
  } finally {
    process.off("SIGINT", leave);
    process.off("SIGTERM", leave);
  }
}
