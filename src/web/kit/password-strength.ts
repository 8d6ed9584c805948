export type Strength = "short" | "weak" | "fair" | "strong";

/** At least so many characters (NIST SP 800-63B asks for 8; with a passphrase in mind we ask for 12). */
export const shortestPassword = 12;

/** A rough guess from length, kinds of characters and repetition; `known` are words an attacker tries first (own name, e-mail). */
export function strengthOf(password: string, known: readonly string[] = []): Strength {
  const characters = [...password];
  if (characters.length < shortestPassword) return "short";
  const lower = password.toLocaleLowerCase();
  const guessed = known
    .map((word) => word.trim().toLocaleLowerCase())
    .filter((word) => word.length >= 3 && lower.includes(word));
  const free = characters.length - guessed.join("").length;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
  const variety = new Set(characters).size / Math.min(characters.length, 16);
  const score = free * (0.75 + 0.25 * kinds) * Math.min(1, variety * 1.25);
  if (score < 10) return "weak";
  return score < 18 ? "fair" : "strong";
}
