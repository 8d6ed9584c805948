import { Type, type Static, type TSchema } from "typebox";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Who may call: anybody, any signed-in person, or who holds at least one of the grants with any reach (rows are narrowed by reach later; access/grants.ts has the words). */
export type Right = "anyone" | "signedIn" | readonly string[];

/**
 * One HTTP endpoint, said once: the server mounts it, OpenAPI prints it, the page's client is typed by it.
 * `path` is below /api/v1 and writes parameters as `:name`. `body` is JSON unless `accepts` names another type.
 */
export interface Endpoint<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Reply extends TSchema = TSchema,
> {
  method: Method;
  path: string;
  summary: string;
  right: Right;
  params: Params;
  query: Query;
  body: Body;
  reply: Reply;
  /** Success status; 200 unless said, 204 goes without a body. */
  status: number;
  /** `multipart` bodies and `stream` replies are written and read by the route itself. */
  accepts: "json" | "multipart";
  replies: "json" | "stream";
  /** A change that may be called on another person's behalf without a session, such as signing in. GETs never change anything. */
  throttled: boolean;
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
  throttled?: boolean;
}

/** Declares an endpoint; what is left out takes nothing and answers nothing. */
export function endpoint<
  P extends TSchema = Nothing,
  Q extends TSchema = Nothing,
  B extends TSchema = Nothing,
  R extends TSchema = Nothing,
>(declared: Declared<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    status: 200,
    accepts: "json",
    replies: "json",
    throttled: false,
    ...declared,
    // The one place where "left out" becomes the schema of nothing; the defaults of the type parameters say the same.
    params: declared.params ?? (nothing as unknown as P),
    query: declared.query ?? (nothing as unknown as Q),
    body: declared.body ?? (nothing as unknown as B),
    reply: declared.reply ?? (nothing as unknown as R),
  };
}

export type ParamsOf<E extends Endpoint> = Static<E["params"]>;
export type QueryOf<E extends Endpoint> = Static<E["query"]>;
export type BodyOf<E extends Endpoint> = Static<E["body"]>;
export type ReplyOf<E extends Endpoint> = Static<E["reply"]>;
