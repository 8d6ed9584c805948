import { Type, type Static, type TSchema } from "typebox";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Who may call: anybody, any signed-in person, or who holds one of the named grants with any reach (reach narrows the rows later). */
export type Right = "anyone" | "signedIn" | readonly string[];

/**
 * One HTTP endpoint, said once: the server mounts it, OpenAPI prints it, the page's client is typed by it.
 * `path` stands below /api/v1 and writes parameters as `:name`. The types of its parts are worked out where it is declared,
 * and only there: worked out anew in every generic place they cost the compiler half a minute.
 */
export interface Endpoint<Params = unknown, Query = unknown, Body = unknown, Reply = unknown> {
  method: Method;
  path: string;
  summary: string;
  right: Right;
  params: TSchema;
  query: TSchema;
  body: TSchema;
  reply: TSchema;
  /** Success status; 204 goes without a body. */
  status: number;
  /** `multipart` bodies are read by the route itself. */
  accepts: "json" | "multipart";
  /** `stream` replies are written by the route itself. */
  replies: "json" | "stream";
  /** Needs the version that the caller saw, by If-Match or `version` in the body; missing is 428. */
  versioned: boolean;
  /**
   * What it touches. `ownAccess`: how the caller himself gets in (password, second factor, tokens, sessions), which takes a
   * session of his own; no token does it, and nobody who looks on as somebody else. `session`: what is said and done of the session that calls.
   */
  about: "data" | "ownAccess" | "session";
  /** For the compiler; there is no such value. */
  readonly says?: { params: Params; query: Query; body: Body; reply: Reply };
}

const nothing = Type.Object({}, { additionalProperties: false });
export type Nothing = typeof nothing;

interface Declared<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema> {
  method: Method;
  path: string;
  summary: string;
  right: Right;
  params?: P;
  query?: Q;
  body?: B;
  reply?: R;
  status?: number;
  accepts?: "json" | "multipart";
  replies?: "json" | "stream";
  versioned?: boolean;
  about?: "data" | "ownAccess" | "session";
}

/** Declares an endpoint; what is left out takes nothing and answers nothing. */
export function endpoint<
  P extends TSchema = Nothing,
  Q extends TSchema = Nothing,
  B extends TSchema = Nothing,
  R extends TSchema = Nothing,
>(declared: Declared<P, Q, B, R>): Endpoint<Static<P>, Static<Q>, Static<B>, Static<R>> {
  return {
    status: 200,
    accepts: "json",
    replies: "json",
    versioned: false,
    about: "data",
    ...declared,
    // "Left out" is the schema of nothing, as the defaults of the type parameters say.
    params: declared.params ?? nothing,
    query: declared.query ?? nothing,
    body: declared.body ?? nothing,
    reply: declared.reply ?? nothing,
  };
}

type Said<E extends Endpoint> = NonNullable<E["says"]>;
export type ParamsOf<E extends Endpoint> = Said<E>["params"];
export type QueryOf<E extends Endpoint> = Said<E>["query"];
export type BodyOf<E extends Endpoint> = Said<E>["body"];
export type ReplyOf<E extends Endpoint> = Said<E>["reply"];

/** The parsed parts of a request, typed by the endpoint that the validator has held them against. */
export function asAsked<E extends Endpoint>(
  _endpoint: E,
  asked: { params: unknown; query: unknown; body: unknown },
): { params: ParamsOf<E>; query: QueryOf<E>; body: BodyOf<E> } {
  return asked;
}

type ReadOf<F extends Record<string, { read: TSchema }>> = { [K in keyof F]: F[K]["read"] };
type WriteOf<F extends Record<string, { write: TSchema | null }>> = {
  [K in keyof F as F[K]["write"] extends TSchema ? K : never]: Extract<F[K]["write"], TSchema>;
};

/** The schemas of a list of fields, as the properties of an answer. */
export function readProperties<F extends Record<string, { read: TSchema }>>(fields: F): ReadOf<F> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.read])) as ReadOf<F>;
}

/** The schemas of the fields that people may write, as the properties of a change. */
export function writeProperties<F extends Record<string, { write: TSchema | null }>>(fields: F): WriteOf<F> {
  const written = Object.entries(fields).filter(([, field]) => field.write !== null);
  return Object.fromEntries(written.map(([key, field]) => [key, field.write])) as WriteOf<F>;
}
