import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "../demo/random.ts";
import type { FileFact, Person } from "./book.ts";
import type { Gate } from "./gate.ts";
import type { Call, Ledger } from "./ledger.ts";

/** What an answer holds; a name that is not there is undefined. */
type Loose = ReturnType<typeof JSON.parse>;

export interface Answer {
  /** Of the answer, or the reason why there was none. */
  status: number | string;
  body: Loose;
}

export type Wish = Omit<Call, "key" | "user" | "work">;

/** Where one user works: his session, the people he has made, and the way every call of his goes. */
export interface Desk {
  user: string;
  random: Random;
  /** His people as they are; nobody else touches them. */
  people: Map<string, Person>;
  ids: Map<string, string>;
  /** Ids of his contact groups. */
  groups: string[];
  /** How many rows his files have. */
  rows: [low: number, high: number];
  /** A mark that no one else has. */
  mark(): string;
  /** Makes a change: written down before and after, tried with the same key until there is an answer. Throws when refused. */
  change(work: string, wish: Wish): Promise<Loose>;
  /** Reads, again and again until it is answered. */
  look(path: string): Promise<Loose>;
  /** One try, of what has no key. */
  send(method: string, path: string, body?: unknown): Promise<Answer>;
  keep(file: FileFact): void;
  phase(words: string): void;
}

export interface Seat {
  url: string;
  user: string;
  email: string;
  password: string;
  random: Random;
  rows: [low: number, high: number];
  ledger: Ledger;
  gate: Gate;
}

export async function sitDown({ url, user, email, password, random, rows, ledger, gate }: Seat): Promise<Desk> {
  let cookie = "";
  let calls = 0;
  let marks = 0;

  async function fetchOnce(method: string, path: string, body?: unknown, key?: string): Promise<Answer> {
    const headers = new Headers({ origin: url, accept: "application/json", cookie });
    if (key !== undefined) headers.set("idempotency-key", key);
    const form = body instanceof FormData;
    if (body !== undefined && !form) headers.set("content-type", "application/json");
    try {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers,
        body: body === undefined || form ? body : JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      });
      const text = await response.text();
      const [set] = response.headers.getSetCookie();
      if (set && path === "/session") cookie = set.split(";")[0] ?? "";
      return {
        status: response.status,
        body: /json/.test(response.headers.get("content-type") ?? "") ? JSON.parse(text) : text,
      };
    } catch (error) {
      return { status: reasonOf(error), body: undefined };
    }
  }

  async function send(method: string, path: string, body?: unknown, key?: string): Promise<Answer> {
    await gate.pass();
    const answer = await fetchOnce(method, path, body, key);
    ledger.write({
      is: "try",
      key: key ?? `${user} ${method} ${path}`,
      status: answer.status,
      ...(answer.status === 500 && { detail: JSON.stringify(answer.body) }),
    });
    if (!isDefinite(answer)) await wait(50 + random.between(0, 150));
    return answer;
  }

  async function untilAnswered(method: string, path: string, body?: unknown, key?: string): Promise<Answer> {
    for (;;) {
      const answer = await send(method, path, body, key);
      if (isDefinite(answer)) return answer;
    }
  }

  async function change(work: string, wish: Wish): Promise<Loose> {
    await gate.pass();
    const key = `${user}-${++calls}`;
    ledger.write({ is: "intent", call: { key, user, work, ...wish } });
    const { status, body } = await untilAnswered(wish.method, wish.path, wish.body, key);
    if (typeof status !== "number" || status >= 300) {
      ledger.write({ is: "refused", key, status: Number(status), detail: `${work}: ${JSON.stringify(body)}` });
      for (const { mark } of wish.after) people.delete(mark);
      throw new Error(`${key} was refused`);
    }
    ledger.write({ is: "answer", key, status, ...(typeof body?.id === "string" && { id: body.id }) });
    for (const person of wish.after) people.set(person.mark, person);
    const [first] = wish.after;
    if (first && typeof body?.id === "string" && !ids.has(first.mark)) ids.set(first.mark, body.id);
    return body;
  }

  const people = new Map<string, Person>();
  const ids = new Map<string, string>();
  const signedIn = await untilAnswered("POST", "/session", { email, password });
  if (signedIn.status !== 200) throw new Error(`${email} cannot sign in: ${JSON.stringify(signedIn)}`);

  return {
    user,
    random,
    people,
    ids,
    groups: [],
    rows,
    mark: () => `p-${user}-${++marks}`,
    change,
    async look(path) {
      const { status, body } = await untilAnswered("GET", path);
      if (status === 200) return body;
      ledger.write({ is: "refused", key: `${user} GET ${path}`, status: Number(status), detail: JSON.stringify(body) });
      throw new Error(`GET ${path} was refused (${status})`);
    },
    send: (method, path, body) => send(method, path, body),
    keep: (file) => ledger.write({ is: "file", file }),
    phase: (words) => ledger.write({ is: "phase", user, words }),
  };
}

/** Nothing came back, or "later": whether it was done is open, and the same call with the same key will tell. */
function isDefinite({ status }: Answer): boolean {
  return typeof status === "number" && status < 500 && status !== 429;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error && "code" in cause) return String(cause.code);
  return error.name;
}
