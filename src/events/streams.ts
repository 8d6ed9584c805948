import type { ServerResponse } from "node:http";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { asActor, selectActors, type Actor } from "../access/actor.ts";
import { holds } from "../access/rights.ts";
import { stillOpen } from "../access/session.ts";
import {
  sightKey,
  visibleCompanies,
  visibleContacts,
  visibleEquipment,
  visibleOpportunities,
} from "../access/visible.ts";
import type { Tables } from "../database/tables.ts";
import type { Changes, EventKind, Exchange } from "../http/events.ts";

export interface Stream {
  personId: string;
  /** Of the session it belongs to: they end together. */
  secret: string;
  reply: ServerResponse;
}

export interface Streams {
  add(stream: Stream): void;
  close(): void;
}

const lookEvery = 1_000;
const beatEvery = 20_000;
const maxUnread = 65_536;

/**
 * The open pages of this node. Once a second at most they are told what changed, as far as each may see it by the rights
 * he has at that moment; within a second of its session's end a stream is closed.
 */
export function openStreams(db: Kysely<Tables>, exchange: Exchange, log: Logger): Streams {
  const streams = new Set<Stream>();
  let waiting: Changes = new Map();
  let told = 0;
  let telling: NodeJS.Timeout | undefined;
  let closed = false;

  const deaf = exchange.hear((changes) => {
    if (streams.size > 0) tellSoon(changes);
  });
  const look = setInterval(
    () => void endDead().catch((error: unknown) => log.warn({ reason: String(error) }, "sessions were not looked at")),
    lookEvery,
  );
  const beat = setInterval(() => {
    for (const stream of streams) write(stream, ": \n\n");
  }, beatEvery);

  function tellSoon(changes: Changes): void {
    for (const [kind, ids] of changes) waiting.set(kind, joined(waiting.get(kind), ids));
    telling ??= setTimeout(() => void tell(), Math.max(0, told + lookEvery - Date.now()));
  }

  /** What could not be told is told with the next. */
  async function tell(): Promise<void> {
    telling = undefined;
    told = Date.now();
    const changes = waiting;
    waiting = new Map();
    await tellAll(db, streams, changes).catch((error: unknown) => {
      log.warn({ reason: String(error) }, "events were not told");
      if (!closed) tellSoon(changes);
    });
  }

  /** Only those that were looked at: who comes meanwhile has just shown his session. */
  async function endDead(): Promise<void> {
    if (streams.size === 0) return;
    const looked = [...streams];
    const alive = await stillOpen(db, [...new Set(looked.map(({ secret }) => secret))]);
    for (const stream of looked) if (!alive.has(stream.secret)) stream.reply.end();
  }

  return {
    add(stream) {
      streams.add(stream);
      stream.reply.on("close", () => streams.delete(stream));
    },
    close() {
      closed = true;
      deaf();
      clearInterval(look);
      clearInterval(beat);
      clearTimeout(telling);
      for (const stream of streams) stream.reply.end();
    },
  };
}

function joined(known: Set<string> | "many" | undefined, more: Set<string> | "many"): Set<string> | "many" {
  if (known === "many" || more === "many") return "many";
  const all = new Set([...(known ?? []), ...more]);
  return all.size > 200 ? "many" : all;
}

async function tellAll(db: Kysely<Tables>, streams: ReadonlySet<Stream>, changes: Changes): Promise<void> {
  const rows = await selectActors(db)
    .where("contacts.id", "in", [...new Set([...streams].map(({ personId }) => personId))])
    .execute();
  const actors = new Map(
    (await Promise.all(rows.map((row) => asActor(db, row, undefined)))).map((one) => [one.id, one]),
  );
  const messages = new Map<string, Promise<string>>();
  for (const stream of streams) {
    const actor = actors.get(stream.personId);
    if (!actor) continue;
    const key = sightKey(actor);
    const message = messages.get(key) ?? messageFor(db, actor, changes);
    messages.set(key, message);
    const text = (await message) + ownMessage(actor, changes);
    if (text !== "") write(stream, text);
  }
}

/** Of these the ids are people: each is told of what is his alone. */
const ofPeople = ["notifications", "tasks"] as const satisfies readonly EventKind[];

/** What is for one person alone. */
function ownMessage(actor: Actor, changes: Changes): string {
  const mine = ofPeople.filter((kind) => {
    const people = changes.get(kind);
    return people === "many" || people?.has(actor.id);
  });
  return mine.map((kind) => eventOf({ kind, reload: true })).join("");
}

async function messageFor(db: Kysely<Tables>, actor: Actor, changes: Changes): Promise<string> {
  const events: string[] = [];
  for (const [kind, ids] of changes) {
    if (ofPeople.some((one) => one === kind) || !concerns(actor, kind)) continue;
    const seen = ids === "many" ? ids : await visible(db, actor, kind, [...ids]);
    if (seen === "many") events.push(eventOf({ kind, reload: true }));
    else if (seen.length > 0) events.push(eventOf({ kind, ids: seen }));
  }
  return events.join("");
}

function concerns(actor: Actor, kind: EventKind): boolean {
  if (kind === "companies") return holds(actor, "companies", "see");
  if (kind === "opportunities") return holds(actor, "opportunities", "see");
  if (kind === "equipment") return holds(actor, "equipment", "see");
  if (kind === "accessGroups" || kind === "departments" || kind === "views") return actor.kind === "agent";
  return holds(actor, "contacts.clients", "see") || holds(actor, "contacts.agents", "see");
}

async function visible(
  db: Kysely<Tables>,
  actor: Actor,
  kind: EventKind,
  ids: readonly string[],
): Promise<string[] | "many"> {
  if (kind === "contacts") return visibleContacts(db, actor, ids);
  if (kind === "companies") return visibleCompanies(db, actor, ids);
  if (kind === "opportunities") return visibleOpportunities(db, actor, ids);
  if (kind === "equipment") return visibleEquipment(db, actor, ids);
  return "many";
}

function eventOf(change: { kind: EventKind; ids?: string[]; reload?: boolean }): string {
  return `event: change\ndata: ${JSON.stringify(change)}\n\n`;
}

/** Who does not read is let go: his page comes back and looks anew. */
function write({ reply }: Stream, text: string): void {
  if (reply.writableEnded) return;
  if (reply.writableLength > maxUnread) reply.destroy();
  else reply.write(text);
}
