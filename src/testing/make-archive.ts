import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import sharp from "sharp";
import { makeFirstAdministrator } from "../access/first-administrator.ts";
import { buildApp } from "../app.ts";
import { migrate, readMigrations } from "../database/migrate.ts";
import { openDatabase } from "../database/open.ts";
import { installJobs } from "../jobs/install.ts";
import { backUp } from "../backup/back-up.ts";

// `node src/testing/make-archive.ts 0011` has made backup/fixtures/level-0011.tar: an archive of a few people, of the level of that
// migration. Those that are there are never made anew, for what a program of their time wrote must be restored for ever.
const [level = "9999"] = process.argv.slice(2);
const log = pino({ level: "silent" });
const dataDir = await mkdtemp(join(tmpdir(), "acquaint-level-"));
const database = await openDatabase({ dataDir, databaseUrl: undefined }, log);
await migrate(
  database.pool,
  (await readMigrations()).filter(({ name }) => name.slice(0, 4) <= level),
);
await installJobs(database);
const olena = {
  email: "olena@acquaint.example",
  password: "a fox in the evening sun",
  firstName: "Olena",
  lastName: "Hnatiuk",
};
await makeFirstAdministrator(database.db, olena);

const baseUrl = "http://localhost:8080";
const app = await buildApp({
  database,
  log,
  config: {
    host: "localhost",
    port: 8080,
    baseUrl,
    dataDir,
    databaseUrl: undefined,
    firstAdministrator: undefined,
    secretKey: undefined,
    trustedProxies: [],
    maxFileBytes: 1_048_576,
    logLevel: "silent",
  },
});
const headers: Record<string, string> = { host: "localhost:8080", origin: baseUrl };
const signedIn = await send("POST", "/session", { email: olena.email, password: olena.password });
headers["cookie"] = String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";

const company = (await send("POST", "/companies", { name: "Гнатюк і сини" })).json();
const people = ["Ada Byron", "Юрій Kovalenko", "José Núñez", "Zoë O'Neil"].map((name) => name.split(" "));
for (const [firstName, lastName] of people) {
  const made = await send("POST", "/contacts", {
    firstName,
    lastName,
    emails: [
      {
        value: `${lastName
          ?.normalize("NFD")
          .replaceAll(/\P{ASCII}|'/gu, "")
          .toLowerCase()}@acquaint.example`,
      },
    ],
    phones: [{ value: "+380 67 123 45 67" }],
    companies: [{ id: company.id }],
    tags: ["Old level"],
  });
  const { id, version } = made.json();
  await send("PATCH", `/contacts/${id}`, { version, jobTitle: "Keeper of old things" });
}
const [{ id: pictured }] = (await send("GET", "/contacts?search=byron")).json().items;
const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: "teal" } })
  .png()
  .toBuffer();
await sendFile("PUT", `/contacts/${pictured}/picture`, "picture.png", picture);
await sendFile("POST", "/imports", "people.csv", Buffer.from("First name,Last name\nNina,Ode\n"));

const file = fileURLToPath(new URL(`../backup/fixtures/level-${level}.tar`, import.meta.url));
const signal = new AbortController().signal;
await backUp({ database, dataDir, file, version: "0.1.0", progress: () => {}, signal });
await app.close();
await database.close();
await rm(dataDir, { recursive: true });

async function send(method: "GET" | "POST" | "PATCH", path: string, payload?: object) {
  const reply = await app.inject({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) });
  if (reply.statusCode >= 300) throw new Error(`${method} ${path}: ${reply.statusCode} ${reply.body}`);
  return reply;
}

async function sendFile(method: "PUT" | "POST", path: string, name: string, bytes: Buffer): Promise<void> {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(bytes)]), name);
  const body = new Response(form);
  const type = body.headers.get("content-type") ?? "";
  const payload = Buffer.from(await body.arrayBuffer());
  const reply = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...headers, "content-type": type },
    payload,
  });
  if (reply.statusCode >= 300) throw new Error(`${method} ${path}: ${reply.statusCode} ${reply.body}`);
}
