import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import type { Config } from "../config.ts";

/** What the database keeps and must be able to read again (seeds of second factors, passwords of mail servers), closed to whoever has only the database. */
export interface Secrets {
  /** `about` says what the secret belongs to, such as `totp <id>`: moved to another record it cannot be opened. */
  seal(about: string, text: string): string;
  /** Nothing where another key has sealed it, or something else stands there. */
  unseal(about: string, sealed: string): string | undefined;
}

/** In the data folder. */
export const keyFile = "secret.key";

/**
 * With SECRET_KEY, else with the key in the data folder, which is made when it is first needed. That file may hold more
 * keys, one a line: the first seals, the others still open what they have sealed elsewhere or earlier.
 */
export function openSecrets(config: Pick<Config, "dataDir" | "secretKey">): Secrets {
  const path = join(config.dataDir, keyFile);
  return {
    seal: (about, text) => seal(config.secretKey ?? readKeys(path)[0] ?? makeKey(path, config.dataDir), about, text),
    unseal(about, sealed) {
      const keys = [...(config.secretKey ? [config.secretKey] : []), ...readKeys(path)];
      const mark = sealed.split(".")[1];
      const key = keys.find((one) => markOf(one) === mark);
      return key && unseal(key, about, sealed);
    },
  };
}

/** AES-256-GCM (NIST SP 800-38D), a new nonce each time; `about` is authenticated with it. */
function seal(key: Buffer, about: string, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about));
  const closed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `1.${markOf(key)}.${Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString("base64url")}`;
}

function unseal(key: Buffer, about: string, sealed: string): string | undefined {
  const [version, , rest = ""] = sealed.split(".");
  if (version !== "1") return undefined;
  const bytes = Buffer.from(rest, "base64url");
  if (bytes.length < nonceBytes + tagBytes) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, "utf8") + decipher.final("utf8");
  } catch {
    return undefined;
  }
}

const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** Which key it was, without telling anything of it. */
function markOf(key: Buffer): string {
  return createHash("sha256").update("acquaint key ").update(key).digest("base64url").slice(0, 8);
}

function readKeys(path: string): Buffer[] {
  const keys = linesOf(path).map((line) => Buffer.from(line, "base64"));
  if (keys.some((key) => key.length !== keyBytes)) throw new Error(`${path} holds no key of ${keyBytes} bytes`);
  return keys;
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, "utf8").trim().split("\n");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/** Puts keys from elsewhere behind those of a data folder, if they are not among them; all of them or none. */
export function keepKeys(dataDir: string, lines: readonly string[]): void {
  const path = join(dataDir, keyFile);
  const own = linesOf(path);
  const all = [...new Set([...own, ...lines])];
  if (all.length > own.length) writeKeys(dataDir, all, (made) => renameSync(made, path));
}

/** On the disk before anything is sealed with it; of two processes that make one at once both use the first. */
function makeKey(path: string, dataDir: string): Buffer {
  writeKeys(dataDir, [randomBytes(keyBytes).toString("base64")], (made) => linkUnlessThere(made, path));
  const [key] = readKeys(path);
  if (!key) throw new Error(`${path} went away`);
  return key;
}

function writeKeys(dataDir: string, lines: readonly string[], place: (made: string) => void): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const making = join(dataDir, `${keyFile}.${randomBytes(6).toString("hex")}`);
  try {
    const file = openSync(making, "wx", 0o600);
    writeSync(file, `${lines.join("\n")}\n`);
    fsyncSync(file);
    closeSync(file);
    place(making);
  } finally {
    rmSync(making, { force: true });
  }
  const folder = openSync(dataDir, "r");
  fsyncSync(folder);
  closeSync(folder);
}

function linkUnlessThere(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}
