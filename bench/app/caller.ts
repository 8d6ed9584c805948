import { Agent, request, type OutgoingHttpHeaders } from "node:http";
import { password } from "../people/base.ts";

type Loose = ReturnType<typeof JSON.parse>;

export interface Answer {
  status: number;
  /** Of the body as it came. */
  bytes: number;
  text: string;
  headers: Record<string, string | string[] | undefined>;
}

/** Calls the API as somebody, over connections that stay open. Paths are below /api/v1. */
export interface Caller {
  url: string;
  headers: Readonly<Record<string, string>>;
  /** Throws unless it is answered with 2xx. */
  get(path: string, extra?: OutgoingHttpHeaders): Promise<Answer>;
  /** The same, parsed. */
  json(path: string): Promise<Loose>;
  send(method: string, path: string, body?: unknown, extra?: OutgoingHttpHeaders): Promise<Loose>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

export function callerOf(url: string, cookie = ""): Caller {
  const headers = { origin: url, accept: "application/json", ...(cookie && { cookie }) };

  async function good(method: string, path: string, body?: string, extra?: OutgoingHttpHeaders): Promise<Answer> {
    const answer = await ask(`${url}/api/v1${path}`, method, { ...headers, ...extra }, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
    return answer;
  }

  return {
    url,
    headers,
    get: (path, extra) => good("GET", path, undefined, extra),
    json: async (path) => JSON.parse((await good("GET", path)).text),
    async send(method, path, body, extra) {
      const text = JSON.stringify(body ?? {});
      const typed = { "content-type": "application/json", "content-length": Buffer.byteLength(text), ...extra };
      const answer = await good(method, path, text, typed);
      return answer.text === "" ? undefined : JSON.parse(answer.text);
    },
  };
}

/** Signs in through the front door. */
export async function signIn(url: string, email: string): Promise<Caller> {
  const body = JSON.stringify({ email, password });
  const headers = { origin: url, "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  const answer = await ask(`${url}/api/v1/session`, "POST", headers, body);
  const cookie = [answer.headers["set-cookie"]].flat()[0]?.split(";")[0];
  if (answer.status !== 200 || !cookie) throw new Error(`${email} could not sign in: ${answer.status} ${answer.text}`);
  return callerOf(url, cookie);
}

/** One call with its body read to the end. A connection that was closed while it was idle did not bring the question there: what changes nothing is asked anew. */
export async function ask(
  address: string,
  method: string,
  headers: OutgoingHttpHeaders,
  body?: string,
): Promise<Answer> {
  for (;;) {
    const answer = await askOnce(address, method, headers, body);
    if (answer !== "closed") return answer;
  }
}

async function askOnce(
  address: string,
  method: string,
  headers: OutgoingHttpHeaders,
  body: string | undefined,
): Promise<Answer | "closed"> {
  return new Promise((resolve, reject) => {
    const asking = request(address, { method, headers, agent }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part) => parts.push(part));
      answer.once("error", reject);
      answer.once("end", () => {
        const whole = Buffer.concat(parts);
        resolve({
          status: answer.statusCode ?? 0,
          bytes: whole.length,
          text: whole.toString(),
          headers: answer.headers,
        });
      });
    });
    asking.once("error", (error) => {
      const isClosed = method === "GET" && asking.reusedSocket && "code" in error && error.code === "ECONNRESET";
      if (isClosed) resolve("closed");
      else reject(error);
    });
    asking.end(body);
  });
}
