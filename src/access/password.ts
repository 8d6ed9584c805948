import { hash, verify } from "@node-rs/argon2";
import { isCleanText } from "../values/text.ts";
import { isCommonPassword } from "./common-passwords.ts";

const minLength = 12;
const maxLength = 200;

/** argon2id as OWASP's Password Storage Cheat Sheet asks for: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What is wrong with a new password, as the code of a fault: 12 to 200 characters, not a common one, without the name of its own e-mail address. */
export function passwordFault(
  password: string,
  email: string,
): { code: string; params?: Record<string, number> } | undefined {
  const length = [...password].length;
  if (length < minLength) return { code: "tooShort", params: { limit: minLength } };
  if (length > maxLength) return { code: "tooLong", params: { limit: maxLength } };
  if (!isCleanText(password)) return { code: "text" };
  if (isCommonPassword(password)) return { code: "commonPassword" };
  const local = email.split("@")[0]?.toLowerCase() ?? "";
  // Two or three letters stand in any sentence.
  if (local.length >= 4 && password.toLowerCase().includes(local)) return { code: "passwordHoldsEmail" };
  return undefined;
}

/** One spelling for each password, however it was typed (RFC 8265: NFC). */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), cost);
}

/** Takes as long where there is no hash to hold against: whether an account exists must not show in the time of an answer. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  // Hashing a novel costs; nobody has such a password (A052).
  const given = password.length > maxLength * 2 ? "" : password.normalize("NFC");
  const right = await verify(stored ?? (await standIn), given);
  return right && stored !== undefined && given !== "";
}

const standIn = hashPassword("nobody's password");
