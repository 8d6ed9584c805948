import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("./acquaint.js", import.meta.url));
let dataDir = "";
let port = 0;
const running: ChildProcess[] = [];

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "acquaint-start-"));
  await chmod(dataDir, 0o700);
  port = await freePort();
});
after(async () => {
  for (const app of running) app.kill("SIGKILL");
  await rm(dataDir, { recursive: true, force: true });
});

test("a first start makes everything, says where it is and gives the link for the first administrator", async () => {
  const app = await start();
  assert.match(app.output(), /Making the database…/);
  assert.match(app.output(), new RegExp(`Acquaint is ready: http://localhost:${port}\\n`));
  assert.match(app.output(), new RegExp(`http://localhost:${port}/setup\\?token=[\\w-]{20,}\\n`));
  assert.equal((await fetch(`http://localhost:${port}/health/ready`)).status, 200);
  assert.equal(await stop(app, "SIGTERM"), 0);
});

test("ADMIN_EMAIL and ADMIN_PASSWORD make the first administrator instead, who can sign in", async () => {
  const ann = { email: "ann@example.com", password: "a fox in the evening sun" };
  const app = await start({ ADMIN_EMAIL: ann.email, ADMIN_PASSWORD: ann.password });
  assert.doesNotMatch(app.output(), /setup/);
  assert.equal(await signIn(ann), 200);
  assert.equal(await stop(app, "SIGINT"), 0);
});

test("backup and check work beside it, restore is refused while it runs, and help lists them", async () => {
  const app = await start();
  const file = join(dataDir, "beside.tar");
  const backup = await run("backup", {}, file);
  assert.equal(backup.code, 0, backup.output);
  assert.match(backup.output, /beside\.tar: [\d.]+ MB, \d+ rows, 0 files, in [\d.]+ s\.\n$/);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  const again = await run("backup", {}, file);
  assert.deepEqual([again.code, again.output], [1, `${file} is there already. Give another name.\n`]);
  const check = await run("check");
  assert.deepEqual([check.code, check.output.split("\n").at(-2)], [0, "Every rule holds."], check.output);
  const restore = await run("restore", {}, file, "--replace");
  assert.equal(restore.code, 1);
  assert.match(restore.output, /already works in .*\. Stop that one/);
  assert.deepEqual(await run("restore"), { code: 1, output: "acquaint restore <file> [--replace]\n" });
  assert.match((await run("help")).output, /backup .*\n {2}restore .*\n {2}check /);
  assert.equal(await stop(app, "SIGTERM"), 0);
});

test("SIGTERM and SIGINT end it within ten seconds, the database with it, while somebody holds a line open", async () => {
  const app = await start();
  const server = await databaseServer();
  const half = connect(port, "127.0.0.1");
  half.write("GET /health/live HTTP/1.1\r\nHost: ");
  half.on("error", () => {});
  const began = performance.now();
  assert.equal(await stop(app, "SIGTERM"), 0);
  assert.ok(performance.now() - began < 10_000);
  assert.ok(!isServer(server));
});

test("after the app is killed the next start works, with what was there", async () => {
  const first = await start();
  await stop(first, "SIGKILL");
  const second = await start();
  assert.match(second.output(), /Stopping the database that the last run left behind…/);
  assert.equal(await signIn({ email: "ann@example.com", password: "a fox in the evening sun" }), 200);
  assert.equal(await stop(second, "SIGTERM"), 0);
});

test("a port that is taken is said in one line, and the database is stopped again", async () => {
  const other = createServer().listen(port, "127.0.0.1");
  await once(other, "listening");
  const { code, output } = await run("start", { HOST: "127.0.0.1" });
  other.close();
  assert.equal(code, 1);
  assert.equal(output.trim().split("\n").at(-1), `Port ${port} is taken by another program. Set PORT to a free one.`);
});

test("a wrong setting is named before anything starts", async () => {
  const { code, output } = await run("start", { PORT: "http" });
  assert.deepEqual([code, output], [1, 'PORT is "http": give a number from 1 to 65535, such as 8080.\n']);
});

test("migrate brings the database up to date and ends", async () => {
  const { code, output } = await run("migrate");
  assert.deepEqual([code, output], [0, "The database is up to date.\n"]);
});

test("an unknown command is answered with those that exist", async () => {
  const { code, output } = await run("strat");
  assert.equal(code, 1);
  assert.match(output, /There is no command "strat"\./);
  assert.match(output, /\n {2}start +start Acquaint/);
});

interface App {
  process: ChildProcess;
  output(): string;
}

function launch(command: string, env: Record<string, string> = {}, ...words: string[]): App {
  const settings = { PATH: process.env["PATH"], HOME: dataDir, DATA_DIR: dataDir, PORT: String(port), ...env };
  const app = spawn(process.execPath, [program, command, ...words], {
    env: settings,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(app);
  let output = "";
  app.stdout.on("data", (text) => (output += text));
  app.stderr.on("data", (text) => (output += text));
  return { process: app, output: () => output };
}

async function start(env?: Record<string, string>): Promise<App> {
  const app = launch("start", env);
  while (!app.output().includes("Ctrl-C stops it.")) {
    assert.equal(app.process.exitCode, null, app.output());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return app;
}

async function run(
  command: string,
  env?: Record<string, string>,
  ...words: string[]
): Promise<{ code: number | null; output: string }> {
  const app = launch(command, env, ...words);
  await once(app.process, "close");
  return { code: app.process.exitCode, output: app.output() };
}

async function stop(app: App, signal: NodeJS.Signals): Promise<number | null> {
  app.process.kill(signal);
  if (app.process.exitCode === null && app.process.signalCode === null) await once(app.process, "exit");
  return app.process.exitCode;
}

async function signIn(person: { email: string; password: string }): Promise<number> {
  const headers = { "content-type": "application/json", origin: `http://localhost:${port}` };
  const body = JSON.stringify(person);
  return (await fetch(`http://localhost:${port}/api/v1/session`, { method: "POST", headers, body })).status;
}

async function databaseServer(): Promise<number> {
  return Number((await readFile(join(dataDir, "postgres/18/postmaster.pid"), "utf8")).split("\n")[0]);
}

function isServer(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  assert.ok(address !== null && typeof address !== "string");
  return address.port;
}
