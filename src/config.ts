import { isIP } from "node:net";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { Type, type Static } from "typebox";
import { Value } from "typebox/value";
import { CannotStart } from "./cannot-start.ts";

export const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;

export interface Config {
  host: string;
  port: number;
  /** The address people type, without a slash at the end; links in mails and the same-origin check rest on it. */
  baseUrl: string;
  dataDir: string;
  /** An outside PostgreSQL; without it the embedded one runs in the data folder. */
  databaseUrl: string | undefined;
  firstAdministrator: { email: string; password: string } | undefined;
  /** Seals what the database must not show (database/secret-key.ts), 32 bytes; without it a key lies in the data folder. */
  secretKey: Buffer | undefined;
  trustedProxies: string[];
  /** Of one file on a record. */
  maxFileBytes: number;
  logLevel: (typeof logLevels)[number];
}

/** What is right, by variable; a value that is not is answered with these words. */
const right = {
  PORT: "a number from 1 to 65535, such as 8080",
  HOST: "a host name or address to listen on, such as localhost or 0.0.0.0",
  BASE_URL: "the address people type, without a path, such as https://contacts.example.com",
  DATA_DIR: "a folder, written from the root, such as /var/lib/acquaint",
  DATABASE_URL: "the address of a PostgreSQL database, such as postgresql://user:password@host/acquaint",
  ADMIN_EMAIL: "an e-mail address, together with ADMIN_PASSWORD",
  ADMIN_PASSWORD: "12 characters or more, together with ADMIN_EMAIL",
  SECRET_KEY: "32 bytes in Base64, as `openssl rand -base64 32` writes them",
  TRUSTED_PROXIES: "addresses or networks of your proxies, with commas between, such as 127.0.0.1, 10.0.0.0/8",
  MAX_FILE_MB: "a number of megabytes from 1 to 10000, such as 100",
  LOG_LEVEL: `one of ${logLevels.join(", ")}`,
} as const;

const secrets: readonly string[] = ["DATABASE_URL", "ADMIN_PASSWORD", "SECRET_KEY"];

const text = (holds: (value: string) => boolean) => Type.Optional(Type.Refine(Type.String(), holds));

const Environment = Type.Object({
  PORT: text(isPort),
  HOST: text((value) => !/[\s/]/.test(value)),
  BASE_URL: text(isOrigin),
  DATA_DIR: text(isAbsolute),
  DATABASE_URL: text((value) => /^postgres(ql)?:\/\/\S+$/.test(value)),
  ADMIN_EMAIL: text((value) => /^[^\s@]+@[^\s@]+$/.test(value)),
  ADMIN_PASSWORD: text((value) => value.length >= 12),
  SECRET_KEY: text((value) => /^[A-Za-z0-9+/]{43}=$/.test(value)),
  TRUSTED_PROXIES: text((value) => value.split(",").every((part) => isNetwork(part.trim()))),
  MAX_FILE_MB: text((value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 10_000),
  LOG_LEVEL: Type.Optional(Type.Enum([...logLevels])),
});

/** Reads the one configuration there is; every wrong value is named with what would be right (CannotStart). */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = onlyFilled(env);
  if (!Value.Check(Environment, given)) throw new CannotStart(whatIsWrong(given).join("\n"));
  if ((given.ADMIN_EMAIL === undefined) !== (given.ADMIN_PASSWORD === undefined)) {
    throw new CannotStart("ADMIN_EMAIL and ADMIN_PASSWORD go together: set both, or neither and use the set-up page.");
  }
  return fill(given, env);
}

function onlyFilled(env: Record<string, string | undefined>): Record<string, string> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(right)) {
    const value = env[name]?.trim();
    if (value) given[name] = value;
  }
  return given;
}

function whatIsWrong(given: Record<string, string>): string[] {
  const wrong = new Set(Value.Errors(Environment, given).map((error) => error.instancePath.slice(1)));
  return Object.entries(right)
    .filter(([name]) => wrong.has(name))
    .map(([name, words]) => {
      const shown = secrets.includes(name) ? "is not right" : `is ${JSON.stringify(given[name])}`;
      return `${name} ${shown}: give ${words}.`;
    });
}

function fill(given: Static<typeof Environment>, env: Record<string, string | undefined>): Config {
  const host = given.HOST ?? "localhost";
  const port = Number(given.PORT ?? 8080);
  return {
    host,
    port,
    baseUrl: new URL(given.BASE_URL ?? `http://${hostInLinks(host)}:${port}`).origin,
    dataDir: given.DATA_DIR ?? defaultDataDir(env),
    databaseUrl: given.DATABASE_URL,
    firstAdministrator:
      given.ADMIN_EMAIL && given.ADMIN_PASSWORD
        ? { email: given.ADMIN_EMAIL, password: given.ADMIN_PASSWORD }
        : undefined,
    secretKey: given.SECRET_KEY === undefined ? undefined : Buffer.from(given.SECRET_KEY, "base64"),
    trustedProxies: given.TRUSTED_PROXIES?.split(",").map((part) => part.trim()) ?? [],
    maxFileBytes: Number(given.MAX_FILE_MB ?? 100) * 1_048_576,
    logLevel: given.LOG_LEVEL ?? "warn",
  };
}

/** "Every interface" is no address that a browser can open. */
function hostInLinks(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return isIP(host) === 6 ? `[${host}]` : host;
}

function defaultDataDir(env: Record<string, string | undefined>): string {
  if (process.getuid?.() === 0) return "/var/lib/acquaint";
  return join(env.XDG_DATA_HOME || join(homedir(), ".local", "share"), "acquaint");
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535;
}

function isOrigin(value: string): boolean {
  const url = URL.parse(value);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return false;
  return url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
}

function isNetwork(value: string): boolean {
  const [address = "", length] = value.split("/");
  const version = isIP(address);
  if (version === 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128));
}
