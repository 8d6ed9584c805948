import { randomOf, type Random } from "../../demo/random.ts";
import { contactId, type Base } from "./base.ts";
import { began, ended } from "./ids.ts";

interface OwnField {
  key: string;
  kind: string;
  label: string;
  options?: readonly string[];
  isSortable?: boolean;
  valueOf: (random: Random, base: Base) => unknown;
}

const day = 86_400_000;
const moment = (random: Random) => new Date(began + Math.floor((ended - began) * random.next()));
const words = ["paid", "late", "met", "fair", "again", "spring", "contract", "renewed", "quiet", "urgent"];

/** The base's own fields of contacts, one for each way to filter; two thirds of those who have any have a field. */
export const ownFields: readonly OwnField[] = [
  {
    key: "tier",
    kind: "choice",
    label: "Tier",
    options: ["gold", "silver", "bronze"],
    valueOf: (random) => (random.chance(0.02) ? "gold" : random.chance(0.2) ? "silver" : "bronze"),
  },
  {
    key: "regions",
    kind: "choices",
    label: "Regions",
    options: ["north", "south", "east", "west", "islands"],
    valueOf: (random) => [random.chance(0.01) ? "islands" : random.pick(["north", "south", "east", "west"])],
  },
  {
    key: "score",
    kind: "number",
    label: "Score",
    isSortable: true,
    valueOf: (random) => random.between(0, 1_000),
  },
  {
    key: "budget",
    kind: "money",
    label: "Budget",
    valueOf: (random) => ({ amount: random.between(1, 500) * 100, currency: random.pick(["EUR", "USD"]) }),
  },
  {
    key: "since",
    kind: "date",
    label: "Customer since",
    isSortable: true,
    valueOf: (random) => new Date(began - random.between(0, 4_000) * day).toISOString().slice(0, 10),
  },
  { key: "met", kind: "dateTime", label: "Met", valueOf: (random) => moment(random).toISOString() },
  { key: "member", kind: "yesNo", label: "Member", valueOf: (random) => random.chance(0.5) },
  {
    key: "remark",
    kind: "text",
    label: "Remark",
    isSortable: true,
    valueOf: (random) => `${random.pick(words)} ${random.pick(words)} ${random.between(1, 9_999)}`,
  },
  {
    key: "partner",
    kind: "contact",
    label: "Partner",
    valueOf: (random, base) => contactId(base, random.between(0, Math.min(2_000, base.contacts) - 1)),
  },
];

const seed = 20_261_122;

/** Two fifths of all have values in own fields. */
export function ownOf(base: Base, index: number): Record<string, unknown> {
  const random = randomOf(seed + index);
  if (!random.chance(0.4)) return {};
  const filled = ownFields.filter(() => random.chance(0.67));
  return Object.fromEntries(filled.map(({ key, valueOf }) => [key, valueOf(random, base)]));
}
