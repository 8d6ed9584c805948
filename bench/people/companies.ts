import { formFor } from "../../demo/person-name.ts";
import { latin } from "../../demo/latin.ts";
import { randomOf, type Random } from "../../demo/random.ts";
import { began, idOf } from "./ids.ts";
import { byFrequency } from "./frequency.ts";
import { languages } from "./languages.ts";

export interface Company {
  id: string;
  name: string;
  domain: string;
  language: string;
  parent: number | null;
  /** Number of the agent who owns it, to be taken modulo the agents there are. */
  owner: number;
}

const seed = 7_001;

/** Names occur once: a town, then a number tells those apart that would be called alike. The first one is the giant. */
export function companiesOf(count: number): Company[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const random = randomOf(seed + index);
    const language = languageByShare(random.next());
    const { work, country, surnames } = language;
    const town = random.pick(country.cities).name;
    const template = random.pick(work.companies);
    const plain = template
      .replaceAll("{stem}", () => random.pick(work.stems))
      .replaceAll("{surname}", () => formFor("male", surnames(random.next())));
    const name = index === 0 ? "Meridian Telecom" : free(plain, town, taken);
    taken.add(name);
    return {
      id: idOf("company", index, began + index * 1_000),
      name,
      domain: `${latin(name, language.code).slice(0, 40).replace(/-$/, "") || `company-${index}`}.example`,
      language: language.code,
      parent: parentOf(random, index),
      owner: random.between(0, 9_999),
    };
  });
}

/** A fifth stand below another: half of these below one of the first, so that some trees are large. */
function parentOf(random: Random, index: number): number | null {
  if (index <= 20 || !random.chance(0.2)) return null;
  return random.chance(0.5) ? random.between(0, 20) : random.between(0, Math.floor(index / 2));
}

const languageByShare = byFrequencyOfShares();

function byFrequencyOfShares() {
  const shared = languages.flatMap((language) => Array.from({ length: language.share }, () => language));
  return byFrequency(shared, 1e9);
}

function free(name: string, town: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const there = `${name} ${town}`;
  if (!taken.has(there)) return there;
  for (let number = 2; ; number++) if (!taken.has(`${there} ${number}`)) return `${there} ${number}`;
}
