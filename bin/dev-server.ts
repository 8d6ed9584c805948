import { readConfig } from "../src/config.ts";
import { startServer } from "./start.ts";

// The server that `dev` starts again and again; the page comes from elsewhere.
await startServer(readConfig());
