/** Connection exceptions, a server that is going down or coming up, all its places taken; a transaction that it ended because this process slept. */
const states = /^(?:08[0-9A-Z]{3}|57P0[1-5]|53300|25P03)$/;
/** No way to the server, or the line to it has broken. */
const lines = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENOTFOUND", "EAI_AGAIN"];
/** The driver's own words for a line that has broken come without a code. */
const words =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Cannot use a pool)/;

/** Whether an error says that the database is away for the moment: the same may be tried again as it is. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  // A socket's folder without the socket is a server that is not up; any other missing file is a fault.
  if (code === "ENOENT") return "syscall" in error && error.syscall === "connect";
  return states.test(code) || lines.includes(code) || words.test(error.message);
}
