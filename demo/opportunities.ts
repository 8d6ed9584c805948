import type { DemoCompany } from "./companies.ts";
import type { DemoPerson } from "./person.ts";
import { randomOf, type Random } from "./random.ts";

/** A sale that nobody makes; company by name, people and owner by key. */
export interface DemoOpportunity {
  name: string;
  company: string;
  contacts: readonly string[];
  owner: string;
  /** Key of a standing stage. */
  stage: (typeof stages)[number];
  amount: number | null;
  currency: string;
  /** From today. */
  closesInDays: number | null;
  probability: number | null;
  lostReason: string;
  madeDaysAgo: number;
}

/** The further, the fewer; what is over gathers at the end. */
const stages = [
  "new",
  "new",
  "new",
  "new",
  "qualified",
  "qualified",
  "qualified",
  "proposal",
  "proposal",
  "negotiation",
  "won",
  "won",
  "won",
  "lost",
  "lost",
] as const;

interface Talk {
  whats: readonly string[];
  reasons: readonly string[];
  currency: string;
}

const talks: Readonly<Record<string, Talk>> = {
  en: {
    whats: [
      "Service contract",
      "Renewal",
      "New site",
      "Forty workstations",
      "Training days",
      "Remote support",
      "Pilot",
    ],
    reasons: ["Went with their present supplier", "No budget this year", "Price"],
    currency: "GBP",
  },
  uk: {
    whats: ["Сервісна угода", "Продовження договору", "Нова філія", "Обладнання", "Навчання", "Віддалена підтримка"],
    reasons: ["Обрали іншого постачальника", "Немає бюджету цього року", "Ціна"],
    currency: "UAH",
  },
  de: {
    whats: ["Wartungsvertrag", "Verlängerung", "Neuer Standort", "Ausstattung Praxis", "Schulung", "Fernwartung"],
    reasons: ["Bleibt beim bisherigen Anbieter", "Kein Budget in diesem Jahr", "Preis"],
    currency: "EUR",
  },
  es: {
    whats: ["Contrato de servicio", "Renovación", "Nueva sede", "Equipos", "Formación", "Soporte remoto"],
    reasons: ["Sigue con su proveedor", "Sin presupuesto este año", "Precio"],
    currency: "EUR",
  },
  fr: {
    whats: ["Contrat de maintenance", "Renouvellement", "Nouveau site", "Équipement", "Formation", "Assistance"],
    reasons: ["Reste chez son fournisseur", "Pas de budget cette année", "Prix"],
    currency: "EUR",
  },
};

/** As many as a team has in a good year, the same every time. */
export function demoOpportunities(companies: readonly DemoCompany[], people: readonly DemoPerson[]): DemoOpportunity[] {
  const random = randomOf(20_261_122);
  const clients = Map.groupBy(
    people.filter(({ kind, status }) => kind === "client" && status === "active"),
    ({ change }) => nameIn(change.companies?.[0]),
  );
  const firms = companies.filter(({ change, language }) => clients.has(change.name) && talks[language] !== undefined);
  return Array.from({ length: 96 }, () => invent(random, random.pick(firms), clients));
}

function invent(
  random: Random,
  { change: { name: company }, owner, language }: DemoCompany,
  clients: ReadonlyMap<string, readonly DemoPerson[]>,
): DemoOpportunity {
  const talk = talks[language] ?? { whats: [""], reasons: [""], currency: "EUR" };
  const stage = random.pick(stages);
  const isOver = stage === "won" || stage === "lost";
  const rough = 10 ** (2.9 + random.next() * 2) * (talk.currency === "UAH" ? 20 : 1);
  const step = 10 ** Math.max(1, Math.floor(Math.log10(rough)) - 1);
  return {
    name: random.pick(talk.whats),
    company,
    contacts: random.some(clients.get(company) ?? [], random.chance(0.3) ? 2 : 1).map(({ key }) => key),
    owner,
    stage,
    amount: random.chance(0.06) ? null : Math.round(rough / step) * step,
    currency: random.chance(0.08) ? "USD" : talk.currency,
    closesInDays: random.chance(0.1) ? null : isOver ? -random.between(3, 120) : random.between(-12, 150),
    probability: !isOver && random.chance(0.15) ? random.pick([15, 35, 60, 80, 90]) : null,
    lostReason: stage === "lost" ? random.pick(talk.reasons) : "",
    madeDaysAgo: random.between(2, isOver ? 300 : 90),
  };
}

function nameIn(membership: object | undefined): string {
  return membership && "name" in membership && typeof membership.name === "string" ? membership.name : "";
}
