/** What a test asserts on; a name that is not there fails the assertion. */
type Loose = ReturnType<typeof JSON.parse>;

export interface Reply<Body = Loose> {
  status: number;
  body: Body;
  headers: Headers;
}

/** A program that calls the API as somebody: with a cookie, and with the Origin that the page sends. Paths are below /api/v1 unless they are whole addresses. */
export interface Client {
  get(path: string, headers?: HeadersInit): Promise<Reply>;
  post(path: string, body?: unknown, headers?: HeadersInit): Promise<Reply>;
  put(path: string, body?: unknown, headers?: HeadersInit): Promise<Reply>;
  patch(path: string, body?: unknown, headers?: HeadersInit): Promise<Reply>;
  delete(path: string, headers?: HeadersInit, body?: unknown): Promise<Reply>;
  /** `name=value` of the session, for a browser. */
  cookie(): Promise<string>;
}

/** `signIn` is asked for the cookie before the first call. */
export function aClient(url: string, signIn: () => Promise<string> = async () => ""): Client {
  let signedIn: Promise<string> | undefined;
  const cookie = () => (signedIn ??= signIn());

  async function send(method: string, path: string, body: unknown, extra: HeadersInit = {}): Promise<Reply> {
    const headers = new Headers({ origin: url, accept: "application/json" });
    const session = await cookie();
    if (session) headers.set("cookie", session);
    const raw = body instanceof FormData || typeof body === "string" || body === undefined;
    if (!raw) headers.set("content-type", "application/json");
    for (const [name, value] of new Headers(extra)) headers.set(name, value);
    const address = path.startsWith("http") ? path : `${url}/api/v1${path}`;
    const response = await fetch(address, {
      method,
      headers,
      body: raw ? body : JSON.stringify(body),
      redirect: "manual",
    });
    return { status: response.status, headers: response.headers, body: await bodyOf(response) };
  }

  return {
    get: (path, headers) => send("GET", path, undefined, headers),
    post: (path, body, headers) => send("POST", path, body, headers),
    put: (path, body, headers) => send("PUT", path, body, headers),
    patch: (path, body, headers) => send("PATCH", path, body, headers),
    delete: (path, headers, body) => send("DELETE", path, body, headers),
    cookie,
  };
}

async function bodyOf(response: Response): Promise<Loose> {
  const text = await response.text();
  return /json/.test(response.headers.get("content-type") ?? "") ? JSON.parse(text) : text;
}
