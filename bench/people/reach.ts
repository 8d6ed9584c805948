import { latin } from "../../demo/latin.ts";
import type { Random } from "../../demo/random.ts";
import type { Language } from "./languages.ts";

export interface Address {
  street: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
}

/** 1.2 each on average: none, one, two or three. Addresses of work stand under the company's domain. */
export function emailsOf(
  random: Random,
  language: Language,
  { firstName, lastName }: { firstName: string; lastName: string },
  index: number,
  domain: string | undefined,
): string[] {
  const first = latinOf(firstName, language);
  const last = latinOf(lastName, language);
  const plain = first && last ? `${first}.${last}` : `user${index}`;
  const shapes = [plain, `${plain}${index % 97}`, `${first.slice(0, 1)}${last || "x"}${index}`];
  const roll = random.next();
  const count = roll < 0.05 ? 0 : roll < 0.8 ? 1 : roll < 0.95 ? 2 : 3;
  const places = [domain ?? random.pick(providers), random.pick(providers), random.pick(providers)];
  const made = Array.from({ length: count }, (_, place) => `${random.pick(shapes)}@${places[place] ?? "mail.example"}`);
  return [...new Set(made)];
}

const providers = ["mail.example", "post.example", "inbox.example", "web.example", "freemail.example", "box.example"];

/** 1.0 each on average, as E.164 or with spaces and brackets as people write them. */
export function phonesOf(random: Random, { phone }: Language): string[] {
  const roll = random.next();
  const count = roll < 0.2 ? 0 : roll < 0.82 ? 1 : roll < 0.98 ? 2 : 3;
  return Array.from({ length: count }, () => written(random.fill(phone), random.between(0, 3)));
}

function written(e164: string, way: number): string {
  const head = e164.slice(0, -9);
  const tail = e164.slice(-9);
  const groups = [tail.slice(0, 2), tail.slice(2, 5), tail.slice(5, 7), tail.slice(7)];
  if (way === 0) return `${head} ${groups.join(" ")}`;
  if (way === 1) return `${head} (${groups[0]}) ${groups.slice(1).join("-")}`;
  return e164;
}

export function addressOf(random: Random, { country }: Language): Address {
  const { name, region, postalCode } = random.pick(country.cities);
  const street = random.pick(country.streets);
  return {
    street: country.line.replace("{street}", street).replace("{number}", String(random.between(1, 180))),
    city: name,
    region,
    postalCode: random.fill(postalCode),
    country: country.code,
  };
}

/** The name in Latin letters, for addresses; empty where the script has no simple way. */
export function latinOf(name: string, { names, code }: Language): string {
  const key = `${code} ${name}`;
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = latin(names.latin?.[name] ?? name, code)));
  return found;
}

/** Names repeat; the work is in the first of each. */
const known = new Map<string, string>();
