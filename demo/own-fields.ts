import type { BodyOf } from "../src/http/endpoint.ts";
import type { createField } from "../src/fields/api.ts";
import type { DemoCompany } from "./companies.ts";
import type { DemoOpportunity } from "./opportunities.ts";
import type { DemoPerson } from "./person.ts";
import { randomOf, seedOf } from "./random.ts";

export type DemoField = BodyOf<typeof createField> & { key: string };
export type DemoValues = Readonly<Record<string, unknown>>;

const relationship = "Relationship";
const contract = "Contract";

/** Fields that this team has made for itself, in its order. */
export const demoFields: readonly DemoField[] = [
  {
    on: "contacts",
    key: "segment",
    name: "Segment",
    type: "choice",
    people: "clients",
    heading: relationship,
    options: [
      { key: "key", label: "Key account", labels: { de: "Schlüsselkunde", uk: "Ключовий клієнт" } },
      { key: "regular", label: "Regular", labels: { de: "Stammkunde", uk: "Постійний" } },
      { key: "occasional", label: "Occasional", labels: { de: "Gelegentlich", uk: "Випадковий" } },
    ],
    translations: called("Segment", "Сегмент"),
  },
  {
    on: "contacts",
    key: "interests",
    name: "Interests",
    type: "choices",
    people: "clients",
    heading: relationship,
    options: [
      { key: "service", label: "Service" },
      { key: "parts", label: "Spare parts" },
      { key: "training", label: "Training" },
      { key: "devices", label: "New devices" },
    ],
    translations: called("Interessen", "Інтереси"),
  },
  {
    on: "contacts",
    key: "customerSince",
    name: "Customer since",
    type: "date",
    people: "clients",
    heading: relationship,
    sortable: true,
    translations: called("Kunde seit", "Клієнт із"),
  },
  {
    on: "contacts",
    key: "accountNumber",
    name: "Account number",
    type: "pattern",
    pattern: "VS-\\d{5}",
    hint: "VS- and five digits",
    people: "clients",
    unique: true,
    translations: called("Kundenkonto", "Номер рахунку"),
  },
  {
    on: "contacts",
    key: "reference",
    name: "Gives references",
    type: "yesNo",
    people: "clients",
    translations: called("Gibt Referenzen", "Дає рекомендації"),
  },
  {
    on: "companies",
    key: "employees",
    name: "Employees",
    type: "number",
    sortable: true,
    translations: called("Mitarbeiter", "Працівників"),
  },
  {
    on: "companies",
    key: "creditLimit",
    name: "Credit limit",
    type: "money",
    heading: contract,
    translations: called("Kreditrahmen", "Кредитний ліміт"),
  },
  {
    on: "companies",
    key: "contractUntil",
    name: "Contract until",
    type: "date",
    heading: contract,
    sortable: true,
    translations: called("Vertrag bis", "Договір до"),
  },
  {
    on: "opportunities",
    key: "productLine",
    name: "Product line",
    type: "choice",
    options: [
      { key: "imaging", label: "Imaging" },
      { key: "laboratory", label: "Laboratory" },
      { key: "it", label: "Workstations" },
      { key: "service", label: "Service" },
    ],
    translations: called("Produktlinie", "Лінійка продуктів"),
  },
  {
    on: "opportunities",
    key: "tender",
    name: "Tender",
    type: "yesNo",
    translations: called("Ausschreibung", "Тендер"),
  },
  {
    on: "opportunities",
    key: "offerUntil",
    name: "Offer valid until",
    type: "date",
    translations: called("Angebot gültig bis", "Пропозиція дійсна до"),
  },
  {
    on: "opportunities",
    key: "nextStep",
    name: "Next step",
    type: "text",
    translations: called("Nächster Schritt", "Наступний крок"),
  },
];

function called(de: string, uk: string) {
  return { de: { name: de }, uk: { name: uk } };
}

/** Of whom one meets first everything is known, of the others what was asked by chance; of who has only just written nothing. */
export function ownOfPerson({ key, kind, madeDaysAgo }: DemoPerson, place: number): DemoValues {
  if (kind === "agent" || /^(newcomer|double)-/.test(key)) return {};
  const random = randomOf(seedOf(key));
  const isKnown = !/-\d+$/.test(key);
  const some = <T>(chance: number, value: T) => (random.chance(chance) || isKnown ? value : null);
  return {
    segment: some(0.6, random.pick(["key", "regular", "regular", "occasional", "occasional"])),
    interests: some(0.4, random.some(["service", "parts", "training", "devices"], random.between(1, 3))),
    customerSince: some(0.5, dayFromNow(-Math.ceil(madeDaysAgo) - random.between(0, 2_400))),
    accountNumber: some(0.4, `VS-${10_000 + place * 17}`),
    reference: some(0.2, random.chance(0.4)),
  };
}

export function ownOfCompany({ change: { name } }: DemoCompany): DemoValues {
  const random = randomOf(seedOf(name));
  const size = 10 ** (0.6 + random.next() * 2.6);
  return {
    employees: random.chance(0.8) ? Math.round(size) : null,
    creditLimit: random.chance(0.35) ? { amount: Math.ceil(size / 10) * 1_000, currency: "EUR" } : null,
    contractUntil: random.chance(0.45) ? dayFromNow(random.between(-60, 900)) : null,
  };
}

export function ownOfOpportunity({ name, company, stage, closesInDays }: DemoOpportunity, place: number): DemoValues {
  const random = randomOf(seedOf(`${place} ${name} ${company}`));
  const isOpen = stage !== "won" && stage !== "lost";
  const until = (closesInDays ?? 30) + random.between(5, 30);
  return {
    productLine: random.chance(0.85) ? random.pick(["imaging", "laboratory", "it", "service"]) : null,
    tender: random.chance(0.3) ? true : null,
    offerUntil: stage === "proposal" || stage === "negotiation" ? dayFromNow(until) : null,
    nextStep: isOpen && random.chance(0.5) ? random.pick(steps) : null,
  };
}

const steps = [
  "Send the revised offer",
  "Meet procurement on site",
  "Wait for the board’s decision",
  "Show the demo system",
  "Clear delivery dates with the workshop",
] as const;

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
