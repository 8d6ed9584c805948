import { pino } from "pino";
import { openDatabase } from "../database/open.ts";

// An app that only holds the embedded database of a folder, in a process that tests may kill.
const [dataDir = ""] = process.argv.slice(2);
await openDatabase({ dataDir, databaseUrl: undefined }, pino({ level: "silent" }));
process.stdout.write("open\n");
setInterval(() => {}, 60_000);
