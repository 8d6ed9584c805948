import { spawn } from "node:child_process";
import { once } from "node:events";
import { aClient, type Client } from "./client.ts";
import { password } from "./builders.ts";
import { freePort, type World } from "./world.ts";

/** Another app, in a process of its own, on the database of a world; it works at no jobs. */
export interface SecondApp {
  url: string;
  /** The person's calls to it; signs in there. */
  signedIn(email: string): Promise<Client>;
  close(): Promise<void>;
}

export async function aSecondApp(world: World): Promise<SecondApp> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const module = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  const script = `
    const [{ connect }, { buildApp }, { pino }] = await Promise.all([import(${module("../database/connect.ts")}), import(${module("../app.ts")}), import("pino")]);
    const log = pino({ level: "silent" });
    const database = connect(${JSON.stringify(world.database.connection)}, log);
    const app = await buildApp({ database, config: ${JSON.stringify({ ...world.config, port, baseUrl: url })}, log });
    await app.listen({ host: "127.0.0.1", port: ${port} });
    process.stdout.write("listening");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: new URL("../..", import.meta.url),
  });
  await once(child.stdout, "data");
  return {
    url,
    async signedIn(email) {
      const { headers } = await aClient(url).post("/session", { email, password });
      const cookie = headers.getSetCookie()[0]?.split(";")[0] ?? "";
      return aClient(url, async () => cookie);
    },
    async close() {
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
  };
}
