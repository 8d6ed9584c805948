import { setTimeout as wait } from "node:timers/promises";
import type { Client, Reply } from "./client.ts";

type Loose = Reply["body"];

/** Sends a file as the page does. */
export function upload(api: Client, content: string | Uint8Array, name = "people.csv", kind?: string): Promise<Reply> {
  const form = new FormData();
  form.append("file", new Blob([typeof content === "string" ? content : new Uint8Array(content)]), name);
  return api.post(kind === undefined ? "/imports" : `/imports?kind=${kind}`, form);
}

/** Starts the dry run and waits for its end. */
export async function checked(api: Client, id: string, change: object = {}): Promise<Loose> {
  const reply = await api.patch(`/imports/${id}`, change);
  if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
  return settled(api, id, ["checking"]);
}

/** Runs an import that is ready and waits for its end. */
export async function ran(api: Client, id: string): Promise<Loose> {
  const reply = await api.post(`/imports/${id}/run`);
  if (reply.status !== 202) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
  return settled(api, id, ["checking", "running"]);
}

/** Waits until the import is in none of these states. */
export async function settled(api: Client, id: string, states: readonly string[]): Promise<Loose> {
  for (let tries = 0; tries < 4_800; tries++) {
    const { body } = await api.get(`/imports/${id}`);
    if (!states.includes(body.state)) return body;
    await wait(50);
  }
  throw new Error(`import ${id} does not settle`);
}

/** All checked rows, of one outcome when asked. */
export async function rowsOf(api: Client, id: string, outcome?: string): Promise<Loose[]> {
  const rows: Loose[] = [];
  for (let after: string | null = ""; after !== null;) {
    const { body }: Reply = await api.get(
      `/imports/${id}/rows?limit=200${outcome ? `&outcome=${outcome}` : ""}${after ? `&after=${after}` : ""}`,
    );
    rows.push(...body.items);
    after = body.next;
  }
  return rows;
}

/** Upload, dry run and run in one. */
export async function imported(
  api: Client,
  content: string | Uint8Array,
  change: object = {},
  name?: string,
  kind?: string,
): Promise<Loose> {
  const { status, body } = await upload(api, content, name, kind);
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  const ready = await checked(api, body.id, change);
  if (ready.state !== "ready") throw new Error(JSON.stringify(ready));
  return ran(api, body.id);
}
