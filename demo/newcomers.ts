import type { Culture } from "./cultures.ts";
import { nameOf } from "./person-name.ts";
import { person, type DemoPerson } from "./person.ts";
import type { Random } from "./random.ts";

/** What a messenger tells of somebody who wrote for the first time: one name, an account, perhaps a number. */
export function inventNewcomer(random: Random, key: string, culture: Culture): DemoPerson {
  const { firstName, lastName, latin } = nameOf(random, culture);
  const kind = random.pick(["telegram", "telegram", "whatsapp", "viber", "messenger", "vk"] as const);
  const called = random.pick([
    firstName,
    firstName,
    `${firstName} ${lastName.charAt(0)}.`,
    latin.first,
    `${firstName} ${random.pick(["🌷", "🚜", "☀️", "🐈"])}`,
  ]);
  const country = random.pick(culture.countries);
  const madeDaysAgo = random.between(1, 120) + random.next();
  return person(
    key,
    {
      firstName: called,
      identities: [
        {
          kind,
          externalId: random.fill("9000%##########"),
          name: kind === "telegram" ? `@${latin.first}${random.between(10, 99)}` : called,
        },
      ],
      phones:
        kind === "whatsapp" || kind === "viber"
          ? [{ value: random.fill(country.mobile).replace(/[^+\d]/g, ""), label: "" }]
          : [],
      source: sources[kind],
      language: random.chance(0.5) ? culture.language : "",
      tags: [],
    },
    { madeDaysAgo, changedDaysAgo: madeDaysAgo, owner: random.chance(0.4) ? random.pick(culture.agents) : null },
  );
}

const sources = {
  telegram: "Telegram",
  whatsapp: "WhatsApp",
  viber: "Viber",
  messenger: "Messenger",
  vk: "VK",
} as const;
