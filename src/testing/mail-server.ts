import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { mailCertificate, mailKey } from "./mail-certificate.ts";

/** A mail as it came in. Heads are by their name in lower case, decoded. */
export interface Received {
  from: string;
  to: string[];
  head: Record<string, string>;
  raw: string;
  text: string;
  html: string;
  /** Who had signed in, and whether the line was encrypted. */
  user: string;
  encrypted: boolean;
}

/** What the server does with a mail instead of taking it. */
export type Answer =
  | { at: "sender" | "recipient" | "content"; code: number; words?: string }
  /** Takes all of it, and breaks the line without a word. */
  | { at: "dropped" }
  /** Takes it, and says so when this is done. */
  | { at: "held"; until: Promise<unknown> };

export interface MailServer {
  port: number;
  /** What was taken, the mails of dropped lines among them. */
  mails: Received[];
  /** For the mails to come, one each; once there is none left they are taken. */
  answers: Answer[];
  /** The latest mail to an address. */
  to(address: string): Received;
  close(): Promise<void>;
}

interface Wishes {
  security?: "none" | "starttls" | "tls";
  user?: string;
  password?: string;
  /** To come back at the same one. */
  port?: number;
}

/** A real SMTP server on a free port of 127.0.0.1. Close it in `after`. */
export async function aMailServer({ security = "none", user, password, port = 0 }: Wishes = {}): Promise<MailServer> {
  const mails: Received[] = [];
  const answers: Answer[] = [];
  const sockets = new Set<Socket>();
  const refused = (at: Answer["at"]): Error | null => {
    const [answer] = answers;
    if (answer?.at !== at || !("code" in answer)) return null;
    answers.shift();
    return Object.assign(new Error(answer.words ?? "not today"), { responseCode: answer.code });
  };
  const server = new SMTPServer({
    secure: security === "tls",
    cert: mailCertificate,
    key: mailKey,
    disabledCommands: [...(security === "starttls" ? [] : ["STARTTLS"]), ...(user === undefined ? ["AUTH"] : [])],
    allowInsecureAuth: security === "none",
    authOptional: user === undefined,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth(auth, _session, done) {
      if (auth.username === user && auth.password === password) done(null, { user: auth.username });
      else done(Object.assign(new Error("who are you"), { responseCode: 535 }));
    },
    onMailFrom: (_address, _session, done) => done(refused("sender")),
    onRcptTo: (_address, _session, done) => done(refused("recipient")),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const no = refused("content");
        if (no) return done(no);
        const raw = Buffer.concat(parts).toString("latin1");
        mails.push({
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : "",
          to: session.envelope.rcptTo.map(({ address }) => address),
          user: typeof session.user === "string" ? session.user : "",
          encrypted: session.secure,
          ...readMail(raw),
        });
        const answer = answers.shift();
        if (answer?.at === "dropped") for (const socket of sockets) socket.destroy();
        else if (answer?.at === "held") void takeAfter(answer.until, done);
        else done(null, "taken");
      });
    },
  });
  server.on("error", () => {});
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  const at = server.server.address();
  return {
    port: isAddress(at) ? at.port : 0,
    mails,
    answers,
    to(address) {
      const found = mails.findLast(({ to }) => to.includes(address));
      if (!found)
        throw new Error(`No mail came for ${address}; there were some for ${mails.flatMap(({ to }) => to).join(", ")}`);
      return found;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

async function takeAfter(until: Promise<unknown>, done: (error: null, words: string) => void): Promise<void> {
  await until;
  done(null, "taken");
}

function isAddress(at: string | AddressInfo | null): at is AddressInfo {
  return at !== null && typeof at === "object";
}

function readMail(raw: string): Pick<Received, "head" | "raw" | "text" | "html"> {
  const head = headOf(raw);
  const boundary = /boundary="?([^";]+)/.exec(head["content-type"] ?? "")?.[1] ?? "";
  const parts = raw.split(`--${boundary}`).slice(1, -1);
  const bodyOf = (type: string) =>
    decode(parts.find((part) => (headOf(part.trimStart())["content-type"] ?? "").startsWith(type)) ?? "");
  return { raw, head, text: bodyOf("text/plain"), html: bodyOf("text/html") };
}

function headOf(raw: string): Record<string, string> {
  const [head = ""] = raw.split("\r\n\r\n");
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  return Object.fromEntries(
    lines.map((line) => {
      const [name = "", ...rest] = line.split(":");
      return [name.toLowerCase(), decodeWords(rest.join(":").trim())];
    }),
  );
}

/** RFC 2047. */
function decodeWords(text: string): string {
  return text
    .replace(/(=\?[^?]+\?[BQ]\?[^?]*\?=)\s+(?==\?)/gi, "$1")
    .replace(/=\?[^?]+\?([BQ])\?([^?]*)\?=/gi, (_all, way: string, coded: string) =>
      way.toUpperCase() === "B"
        ? Buffer.from(coded, "base64").toString("utf8")
        : decodeQuoted(coded.replaceAll("_", " ")),
    );
}

function decode(part: string): string {
  const [, ...rest] = part.trimStart().split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  switch (headOf(part.trimStart())["content-transfer-encoding"]) {
    case "base64":
      return Buffer.from(body, "base64").toString("utf8");
    case "quoted-printable":
      return decodeQuoted(body);
    default:
      return Buffer.from(body, "latin1").toString("utf8");
  }
}

/** RFC 2045, 6.7. */
function decodeQuoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
