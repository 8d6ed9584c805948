import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Kysely, Transaction } from "kysely";
import type { TSchema } from "typebox";
import type { Tables } from "../database/tables.ts";
import { inTransaction, reading } from "../database/transaction.ts";
import { asAsked, type BodyOf, type Endpoint, type ParamsOf, type QueryOf, type ReplyOf } from "./endpoint.ts";
import { answerOnce } from "./idempotency.ts";
import { refuse } from "./refusal.ts";

/** Who calls: found once a request, then handed down. The rooms above say what more an actor is. */
export interface Caller {
  id: string;
  language: string;
}

/** What a route is handed: everything below it knows no request and no reply. */
export interface Asked<E extends Endpoint, A extends Caller | undefined> {
  tx: Transaction<Tables>;
  actor: A;
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  /** The version the caller saw; present on versioned endpoints. */
  version: number;
  request: FastifyRequest;
  reply: FastifyReply;
  /** Runs once the transaction has been committed; for what must not happen when it is not. */
  afterCommit: (work: () => void | Promise<void>) => void;
}

export interface Door<A extends Caller> {
  app: FastifyInstance;
  db: Kysely<Tables>;
  findActor: (db: Kysely<Tables>, request: FastifyRequest) => Promise<A | undefined>;
  /** Refuses what the actor may not do because of the way he came in, whatever his rights are. */
  checkCall: (actor: A, endpoint: Endpoint) => void;
  /** In the transaction of a change: refuses (401) who may not call any more, and has whoever takes that from him wait for its end. */
  holdActor: (tx: Transaction<Tables>, request: FastifyRequest) => Promise<void>;
  /** Refuses when the actor holds none of the grants an endpoint asks for. */
  checkGrants: (actor: A, grants: readonly string[]) => void;
}

export interface Mount<A extends Caller> {
  /** For signed-in people. */
  <E extends Endpoint>(endpoint: E, route: (asked: Asked<E, A>) => Promise<ReplyOf<E>>): void;
  /** For anybody: the actor may be absent. */
  open: <E extends Endpoint>(endpoint: E, route: (asked: Asked<E, A | undefined>) => Promise<ReplyOf<E>>) => void;
  /** For routes that write their own reply or read a multipart body: no transaction is opened for them. */
  raw: <E extends Endpoint>(endpoint: E, route: (asked: RawAsked<E, A>) => Promise<unknown>) => void;
  /** For anybody, where no transaction may be open: a refused sign-in is counted though it is refused, and hashing takes time. */
  openRaw: <E extends Endpoint>(endpoint: E, route: (asked: OpenRawAsked<E>) => Promise<ReplyOf<E>>) => void;
  mounted: readonly Endpoint[];
}

export type RawAsked<E extends Endpoint, A extends Caller> = Omit<Asked<E, A>, "tx" | "afterCommit" | "version"> & {
  db: Kysely<Tables>;
  /** To be called first in a transaction that writes: refuses (401) who may not call any more. */
  hold: (tx: Transaction<Tables>) => Promise<void>;
};

export type OpenRawAsked<E extends Endpoint> = Omit<RawAsked<E, Caller>, "actor" | "hold">;

/** The way in for every endpoint: actor, grants, version, transaction, then the route. */
export function mounter<A extends Caller>(door: Door<A>): Mount<A> {
  const mounted: Endpoint[] = [];
  const callers = new WeakMap<FastifyRequest, A>();

  function register(
    endpoint: Endpoint,
    answer: (request: FastifyRequest, reply: FastifyReply, actor: A | undefined) => Promise<unknown>,
  ) {
    mounted.push(endpoint);
    door.app.route({
      method: endpoint.method,
      url: `/api/v1${endpoint.path}`,
      schema: {
        params: closed(endpoint.params),
        querystring: closed(endpoint.query),
        ...(endpoint.accepts === "json" && takesBody(endpoint) && { body: closed(endpoint.body) }),
        ...(endpoint.replies === "json" &&
          endpoint.status !== 204 && { response: { [endpoint.status]: endpoint.reply } }),
      },
      // Rights before validation: who may not call an endpoint learns nothing from what it says about a body.
      preValidation: async (request) => {
        const caller = await door.findActor(door.db, request);
        if (caller) callers.set(request, caller);
        request.language = caller?.language || request.language;
        checkRight(endpoint, caller);
        // No body at all says the same as an empty one.
        if (endpoint.accepts === "json" && takesBody(endpoint)) request.body ??= {};
      },
      handler: async (request, reply) => answer(request, reply, callers.get(request)),
    });
  }

  function checkRight(endpoint: Endpoint, actor: A | undefined): void {
    if (endpoint.right === "anyone") return;
    if (!actor) refuse(401, "signInNeeded");
    door.checkCall(actor, endpoint);
    if (endpoint.right !== "signedIn") door.checkGrants(actor, endpoint.right);
  }

  async function inItsTransaction<E extends Endpoint>(
    endpoint: E,
    route: (asked: Asked<E, A | undefined>) => Promise<ReplyOf<E>>,
    request: FastifyRequest,
    reply: FastifyReply,
    actor: A | undefined,
  ) {
    const version = endpoint.versioned ? seenVersion(request) : 0;
    const waiting: (() => void | Promise<void>)[] = [];
    const work = async (tx: Transaction<Tables>) => {
      waiting.length = 0;
      return route({
        ...asAsked(endpoint, request),
        tx,
        actor,
        version,
        request,
        reply,
        afterCommit: (later) => void waiting.push(later),
      });
    };
    if (endpoint.method === "GET") return reply.code(endpoint.status).send(await reading(door.db, work));
    const key = request.headers["idempotency-key"];
    const answer = await inTransaction(door.db, async (tx) => {
      if (actor) await door.holdActor(tx, request);
      return typeof key === "string" && actor ? answerOnce(tx, actor.id, key, request, () => work(tx)) : work(tx);
    });
    for (const later of waiting) await later();
    return endpoint.status === 204 ? reply.code(204).send() : reply.code(endpoint.status).send(answer);
  }

  return Object.assign(
    <E extends Endpoint>(endpoint: E, route: (asked: Asked<E, A>) => Promise<ReplyOf<E>>) =>
      register(endpoint, (request, reply, actor) =>
        inItsTransaction(endpoint, (asked) => route({ ...asked, actor: signedIn(asked.actor) }), request, reply, actor),
      ),
    {
      open: <E extends Endpoint>(endpoint: E, route: (asked: Asked<E, A | undefined>) => Promise<ReplyOf<E>>) =>
        register(endpoint, (request, reply, actor) => inItsTransaction(endpoint, route, request, reply, actor)),
      raw: <E extends Endpoint>(endpoint: E, route: (asked: RawAsked<E, A>) => Promise<unknown>) =>
        register(endpoint, (request, reply, actor) =>
          route({
            ...asAsked(endpoint, request),
            db: door.db,
            actor: signedIn(actor),
            hold: (tx) => door.holdActor(tx, request),
            request,
            reply: reply.code(endpoint.status),
          }),
        ),
      openRaw: <E extends Endpoint>(endpoint: E, route: (asked: OpenRawAsked<E>) => Promise<ReplyOf<E>>) =>
        register(endpoint, (request, reply) =>
          route({ ...asAsked(endpoint, request), db: door.db, request, reply: reply.code(endpoint.status) }),
        ),
      mounted,
    },
  );
}

function signedIn<A>(actor: A | undefined): A {
  if (!actor) refuse(401, "signInNeeded");
  return actor;
}

function takesBody(endpoint: Endpoint): boolean {
  return endpoint.method !== "GET" && (endpoint.method !== "DELETE" || "properties" in endpoint.body);
}

/** RFC 9110 If-Match with one strong tag, or `version` in the body; 428 when there is neither. */
function seenVersion(request: FastifyRequest): number {
  const header = request.headers["if-match"];
  const fromHeader = /^"?(\d{1,9})"?$/.exec(header ?? "")?.[1];
  if (header !== undefined && !fromHeader) refuse(400, "malformed");
  const body = request.body;
  const fromBody = body && typeof body === "object" && "version" in body ? body.version : undefined;
  const version = fromHeader ? Number(fromHeader) : fromBody;
  if (typeof version !== "number") refuse(428, "versionMissing");
  return version;
}

/** The schema with every object closed: a key nobody declared is refused, wherever it stands. */
function closed(schema: TSchema): TSchema {
  return JSON.parse(JSON.stringify(schema), (_key, value) =>
    value &&
    typeof value === "object" &&
    value.type === "object" &&
    value.properties &&
    value.additionalProperties === undefined
      ? { ...value, additionalProperties: false }
      : value,
  );
}
