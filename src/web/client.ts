import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from "../http/endpoint.ts";

/** RFC 9457, as the server writes it. */
export interface Problem {
  title: string;
  detail?: string;
  /** Stable, for programs. */
  code?: string;
  errors?: { pointer: string; detail: string; code: string }[];
  /** With 412: the record as it stands now. */
  current?: unknown;
}

/** A call that was refused, or never arrived (`status` 0, `offline`). */
export class CallError extends Error {
  readonly status: number;
  readonly problem: Problem;
  /** Seconds to wait (429, 503). */
  readonly retryAfter: number | undefined;

  constructor(status: number, problem: Problem, retryAfter?: number) {
    super(problem.detail ?? problem.title);
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** Nobody answered: no connection, or the server is down. */
  get offline(): boolean {
    return this.status === 0;
  }

  /** There is no such thing, or not for oneself; what stands in the address may be nothing's address at all. */
  get nowhere(): boolean {
    const { errors = [] } = this.problem;
    return this.status === 404 || (errors.length > 0 && errors.every(({ pointer }) => pointer.startsWith("/params")));
  }

  /** What is wrong with one part of the body: "/emails/0/value". */
  faultAt(pointer: string): string | undefined {
    return this.problem.errors?.find((fault) => fault.pointer === pointer)?.detail;
  }
}

type Part<Name extends string, Value> =
  Record<string, never> extends Value ? { [K in Name]?: Value } : { [K in Name]: Value };

export type CallOptions<E extends Endpoint> = Part<"params", ParamsOf<E>> &
  Part<"query", QueryOf<E>> &
  Part<"body", BodyOf<E>> & {
    /** Sends If-Match: the change holds only for this version. */
    version?: number;
    signal?: AbortSignal;
  };

type CallArguments<E extends Endpoint> =
  Record<string, never> extends CallOptions<E> ? [options?: CallOptions<E>] : [options: CallOptions<E>];

const base = "/api/v1";

/** Calls an endpoint of a room's api.ts. Throws CallError. */
export async function call<E extends Endpoint>(endpoint: E, ...[options]: CallArguments<E>): Promise<ReplyOf<E>> {
  const { params, query, body, version, signal } = (options ?? {}) as Partial<CallOptions<Endpoint>>;
  const response = await fetch(urlOf(endpoint, { params, query }), {
    method: endpoint.method,
    headers: {
      Accept: "application/json",
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...(version !== undefined && { "If-Match": `"${version}"` }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: "same-origin",
    signal,
  }).catch(asOffline);
  const reply = await readReply(response);
  if (!response.ok) throw new CallError(response.status, reply as Problem, readRetryAfter(response));
  return reply;
}

type CallParts<E extends Endpoint> = Part<"params", ParamsOf<E>> & Part<"query", QueryOf<E>>;

/** The address of an endpoint, for links to downloads and pictures. */
export function urlOf<E extends Endpoint>(endpoint: E, { params, query }: CallParts<E>): string {
  const values = (params ?? {}) as Record<string, unknown>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null) continue;
    search.set(key, inUrl(value));
  }
  return `${base}${path}${search.size > 0 ? `?${search}` : ""}`;
}

/** Texts as they are, all else as JSON. */
function inUrl(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

type UploadOptions<E extends Endpoint> = CallParts<E> & {
  form: FormData;
  /** 0 to 1 while the bytes go out. */
  onProgress?: (part: number) => void;
  signal?: AbortSignal;
};

/** Sends a multipart form; tells how much went out. Throws CallError. */
export function upload<E extends Endpoint>(endpoint: E, options: UploadOptions<E>): Promise<ReplyOf<E>> {
  const { form, onProgress, signal } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.method, urlOf(endpoint, options));
    request.responseType = "json";
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const reply: unknown = request.response;
      if (request.status < 400) resolve(reply);
      else reject(new CallError(request.status, asProblem(reply, request.status)));
    };
    request.onerror = () => reject(new CallError(0, { title: "offline" }));
    request.onabort = () => reject(new DOMException("aborted", "AbortError"));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}

function asOffline(error: unknown): never {
  if (error instanceof DOMException && error.name === "AbortError") throw error;
  throw new CallError(0, { title: "offline" });
}

async function readReply(response: Response): Promise<unknown> {
  const json = /json/.test(response.headers.get("content-type") ?? "");
  const reply: unknown = json ? await response.json().catch(() => undefined) : undefined;
  return response.ok ? reply : asProblem(reply, response.status);
}

function asProblem(reply: unknown, status: number): Problem {
  return typeof reply === "object" && reply !== null && "title" in reply
    ? (reply as Problem)
    : { title: `HTTP ${status}` };
}

function readRetryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}
