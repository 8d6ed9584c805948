import pg from "pg";
import type { Logger } from "pino";
import type { Database } from "../database/connect.ts";

export const eventKinds = [
  "contacts",
  "companies",
  "opportunities",
  "equipment",
  "contactGroups",
  "accessGroups",
  "departments",
  "tags",
  "fields",
  "imports",
  "batches",
  /** The ids are those of the people who were told something. */
  "notifications",
  /** The ids are those of the people whose tasks have changed. */
  "tasks",
  "views",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** Which records of each kind have changed; "many" when they are too many to name. */
export type Changes = Map<EventKind, Set<string> | "many">;

export interface Exchange {
  /** What any node announces, this one included. Gives the way to stop hearing. */
  hear(listener: (changes: Changes) => void): () => void;
  close(): Promise<void>;
}

/**
 * Tells all open pages, on every node, that records have changed: kinds and ids, never what is in them. No ids: many.
 * To be called once the change is committed. A quarter of a second's worth goes out in one NOTIFY: one in each commit
 * would halve the commits.
 */
export function announce(kind: EventKind, ids: readonly string[]): void {
  for (const outbox of outboxes) outbox(kind, ids);
}

const outboxes = new Set<(kind: EventKind, ids: readonly string[]) => void>();
const channel = "acquaint_events";
const gatherMilliseconds = 250;
const retryMilliseconds = 1_000;
const mostIds = 200;

/** Joins this node to the others; one in each process. */
export function openExchange(database: Pick<Database, "pool" | "connection">, log: Logger): Exchange {
  const listeners = new Set<(changes: Changes) => void>();
  const pending: Changes = new Map();
  let timer: NodeJS.Timeout | undefined;

  function gather(kind: EventKind, ids: readonly string[]): void {
    addTo(pending, kind, ids);
    timer ??= setTimeout(() => void send(), gatherMilliseconds);
  }

  /** What could not be sent goes with the next, or after a second. */
  async function send(): Promise<void> {
    timer = undefined;
    const changes = [...pending].map(([kind, ids]) => [kind, ids === "many" ? [] : [...ids]] as const);
    pending.clear();
    const messages = changes.map((change) => JSON.stringify(change));
    await database.pool
      .query("select pg_notify($1, message) from unnest($2::text[]) as message", [channel, messages])
      .catch((error: unknown) => {
        log.warn({ reason: String(error) }, "an event was not sent");
        for (const [kind, ids] of changes) addTo(pending, kind, ids);
        if (outboxes.has(gather)) timer ??= setTimeout(() => void send(), retryMilliseconds);
      });
  }

  const stopListening = keepListening(database, log, (changes) => {
    for (const listener of listeners) listener(changes);
  });
  outboxes.add(gather);

  return {
    hear(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      outboxes.delete(gather);
      clearTimeout(timer);
      await stopListening();
    },
  };
}

function addTo(changes: Changes, kind: EventKind, ids: readonly string[]): void {
  const known = changes.get(kind) ?? new Set();
  if (known === "many" || ids.length === 0 || ids.length + known.size > mostIds) changes.set(kind, "many");
  else changes.set(kind, new Set([...known, ...ids]));
}

/** LISTEN needs a line of its own. When it breaks it is opened again, and everything may have changed meanwhile. */
function keepListening(
  { connection }: Pick<Database, "connection">,
  log: Logger,
  tell: (changes: Changes) => void,
): () => Promise<void> {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  async function open(isFirst: boolean): Promise<void> {
    const line = new pg.Client({ ...connection, keepAlive: true, application_name: "acquaint events" });
    const again = () => {
      if (closed || client !== line) return;
      client = undefined;
      retry = setTimeout(() => void open(false), retryMilliseconds);
    };
    client = line;
    line.on("error", (error) => log.warn({ reason: error.message }, "the line for events broke"));
    line.on("end", again);
    line.on("notification", ({ payload }) => tell(readMessage(payload ?? "")));
    try {
      await line.connect();
      await line.query(`listen ${channel}`);
      if (!isFirst) tell(new Map(eventKinds.map((kind) => [kind, "many"])));
    } catch (error) {
      log.warn({ reason: String(error) }, "no line for events");
      await line.end().catch(() => {});
      again();
    }
  }

  const opening = open(true);
  return async () => {
    closed = true;
    clearTimeout(retry);
    await opening;
    await client?.end().catch(() => {});
  };
}

function readMessage(payload: string): Changes {
  const [kind, ids]: [EventKind, string[]] = JSON.parse(payload);
  const changes: Changes = new Map();
  addTo(changes, kind, ids);
  return changes;
}
