import { generateSecret, generateURI, verifySync } from "otplib";

const stepSeconds = 30;

/** A new seed, 160 random bits in Base32, as authenticator apps take it. */
export function newSeed(): string {
  return generateSecret();
}

/** What a QR code shows: `otpauth://totp/…` (Google's Key URI Format). */
export function seedUri(seed: string, issuer: string, account: string): string {
  return generateURI({ issuer, label: account, secret: seed });
}

/**
 * The step of thirty seconds that a code belongs to (RFC 6238): the present one, the one before or the one after, for clocks
 * that are not quite right, but none up to `after`. Nothing for any other code.
 */
export function stepOf(seed: string, code: string, after: number): number | undefined {
  const found = verifySync({ secret: seed, token: code, epochTolerance: stepSeconds });
  if (!found.valid || !("timeStep" in found)) return undefined;
  return found.timeStep > after ? found.timeStep : undefined;
}
