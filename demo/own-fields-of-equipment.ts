import { models } from "./devices/trees.ts";
import type { DemoPiece } from "./equipment.ts";
import type { DemoField, DemoValues } from "./own-fields.ts";
import { randomOf, seedOf } from "./random.ts";

/** What this team keeps of each device besides. */
export const equipmentFields: readonly DemoField[] = [
  {
    on: "equipment",
    key: "warrantyUntil",
    name: "Warranty until",
    type: "date",
    sortable: true,
    translations: { de: { name: "Garantie bis" }, uk: { name: "Гарантія до" } },
  },
  {
    on: "equipment",
    key: "purchasePrice",
    name: "Purchase price",
    type: "money",
    translations: { de: { name: "Kaufpreis" }, uk: { name: "Ціна купівлі" } },
  },
  {
    on: "equipment",
    key: "serviceLevel",
    name: "Service level",
    type: "choice",
    options: [
      { key: "fourHours", label: "Within 4 hours", labels: { de: "Innerhalb von 4 Stunden", uk: "Протягом 4 годин" } },
      { key: "nextDay", label: "Next day", labels: { de: "Nächster Tag", uk: "Наступного дня" } },
      { key: "workshop", label: "In the workshop", labels: { de: "In der Werkstatt", uk: "У майстерні" } },
    ],
    translations: { de: { name: "Servicestufe" }, uk: { name: "Рівень сервісу" } },
  },
  {
    on: "equipment",
    key: "room",
    name: "Room",
    type: "text",
    translations: { de: { name: "Raum" }, uk: { name: "Приміщення" } },
  },
];

/** A part came with its whole, at its price and under its warranty. */
export function ownOfPiece({ key, parent, device, room, madeDaysAgo }: DemoPiece): DemoValues {
  if (parent !== null) return {};
  const random = randomOf(seedOf(`own fields of ${key}`));
  const [low, high] = models[device].price;
  const warranty = random.pick([365, 730, 730, 1_095]) - Math.ceil(madeDaysAgo);
  return {
    warrantyUntil: random.chance(0.8) ? new Date(Date.now() + warranty * 86_400_000).toISOString().slice(0, 10) : null,
    purchasePrice: random.chance(0.7)
      ? { amount: Math.round(random.between(low, high) / 10) * 10, currency: "EUR" }
      : null,
    serviceLevel: random.chance(0.6) ? random.pick(["fourHours", "nextDay", "nextDay", "workshop"]) : null,
    room: room === "" ? null : room,
  };
}
