import assert from "node:assert/strict";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { makeFirstAdministrator } from "../access/first-administrator.ts";
import { backUp } from "../backup/back-up.ts";
import { password } from "./builders.ts";
import type { Client, Reply } from "./client.ts";
import { hashTables } from "./hash-tables.ts";
import { upload } from "./imports.ts";
import { aWorld, type World } from "./world.ts";

export const ada = { email: "ada@acquaint.test" };

/** An installation with something of everything that a backup must keep: people, a picture, an import whose dry run waits for a worker. */
export interface KeptWorld {
  world: World;
  /** As Ada, the administrator. */
  api: Client;
  /** For archives, and for what is restored; the database's user may pass. */
  folder: string;
  elena: { id: string; version: number };
  importId: string;
  /** What a backup of it is asked for, but for the file. */
  source: Omit<Parameters<typeof backUp>[0], "file">;
  close(): Promise<void>;
}

export async function aKeptWorld(): Promise<KeptWorld> {
  const folder = await mkdtemp(join(tmpdir(), "acquaint-backup-"));
  await chmod(folder, 0o755);
  const world = await aWorld();
  await makeFirstAdministrator(world.db, { ...ada, password });
  const api = await world.signedIn(ada.email);
  const elena = await made(api.post("/contacts", person("Elena", "Kovalenko")));
  await made(api.post("/contacts", person("Back\\slash", "'Quote' \\N")));
  await made(api.put(`/contacts/${elena.id}/picture`, await aPicture("teal")));
  const { id } = await made(upload(api, "First name,Last name\nNina,Ode\nOtto,Paul\n"));
  await made(api.patch(`/imports/${id}`, {}));
  return {
    world,
    api,
    folder,
    elena,
    importId: id,
    source: {
      database: world.database,
      dataDir: world.config.dataDir,
      version: "0.0.0",
      progress: () => {},
      signal: new AbortController().signal,
    },
    async close() {
      await world.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Its archive, and the hashes of its tables at that moment. */
export async function archived({ world, folder, source }: KeptWorld) {
  const file = join(folder, "ada.tar");
  const hashes = await hashTables(world.database.pool);
  await backUp({ ...source, file });
  return { file, hashes };
}

export async function made(asked: Promise<Reply>): Promise<Reply["body"]> {
  const { status, body } = await asked;
  assert.ok(status < 300, `${status} ${JSON.stringify(body)}`);
  return body;
}

export function person(firstName: string, lastName: string) {
  return {
    firstName,
    lastName,
    emails: [{ value: `${firstName.toLowerCase().replaceAll(/\W/g, "")}@backup.example` }],
  };
}

export async function aPicture(background: string): Promise<FormData> {
  const bytes = await sharp({ create: { width: 300, height: 300, channels: 3, background } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(bytes)]), "picture.png");
  return form;
}
