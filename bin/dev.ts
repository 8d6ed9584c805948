import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { readConfig } from "../src/config.ts";
import { openDatabase } from "../src/database/open.ts";
import { openLog } from "../src/log.ts";
import { say } from "./say.ts";
import { untilSignal } from "./until-signal.ts";

/**
 * For working on the program. The page comes from Vite and changes in place; the server starts again with every change
 * of its files; the database stays up, so that this takes no more than a moment.
 */
export async function dev(): Promise<void> {
  const config = readConfig();
  const log = openLog(config);
  await untilSignal(log, async () => {
    const database = await openDatabase(config, log, say);
    const server = watchServer(config.port + 1, addressOf(database.connection));
    const page = await createServer({
      configFile: fileURLToPath(new URL("../vite.config.ts", import.meta.url)),
      server: {
        host: config.host,
        port: config.port,
        strictPort: true,
        proxy: Object.fromEntries(
          ["/api", "/health", "/metrics"].map((path) => [path, `http://127.0.0.1:${config.port + 1}`]),
        ),
      },
    });
    await page.listen();
    return {
      async close() {
        await page.close();
        const gone = once(server, "exit");
        server.kill("SIGTERM");
        await gone;
        await database.close();
      },
    };
  });

  function watchServer(port: number, databaseUrl: string) {
    const program = fileURLToPath(new URL("./dev-server.ts", import.meta.url));
    return spawn(process.execPath, ["--watch", "--watch-preserve-output", program], {
      stdio: ["ignore", "inherit", "inherit"],
      detached: true,
      env: {
        ...process.env,
        PORT: String(port),
        HOST: "127.0.0.1",
        BASE_URL: config.baseUrl,
        DATABASE_URL: databaseUrl,
      },
    });
  }
}

function addressOf(connection: Awaited<ReturnType<typeof openDatabase>>["connection"]): string {
  if ("connectionString" in connection) return connection.connectionString;
  const { host, user, database } = connection;
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}`;
}
