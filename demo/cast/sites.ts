import type { DemoCompany } from "../companies.ts";
import { castCompanies } from "./companies.ts";

/** What belongs to the companies one meets first: by name, with what is below each. Whoever works there writes from the domain above. */
const trees: Readonly<Record<string, readonly Site[]>> = {
  "Клініка «Оберіг»": [
    [
      "Клініка «Оберіг» на Подолі",
      "podil",
      [["Лабораторія «Оберіг»", "lab", [["Пункт забору крові «Оберіг»", "zabir"]]]],
    ],
    ["Дитячий центр «Оберіг»", "dity"],
  ],
  "Klinikum Neuhausen am See": [
    [
      "MVZ Neuhausen",
      "mvz",
      [
        ["MVZ Neuhausen, Radiologie", "radiologie"],
        ["MVZ Neuhausen, Labor", "labor"],
      ],
    ],
    ["Klinikum Neuhausen, Medizintechnik", "technik"],
  ],
  "Bergmann Medizintechnik GmbH": [
    [
      "Bergmann Service GmbH",
      "service",
      [
        ["Bergmann Service, Werkstatt Hamburg", "hamburg"],
        ["Bergmann Service, Werkstatt Leipzig", "leipzig"],
      ],
    ],
  ],
  "Ashdown Veterinary Group": [
    ["Ashdown Vets Clifton", "clifton"],
    ["Ashdown Vets Redland", "redland"],
    ["Ashdown Equine Hospital", "equine", [["Ashdown Equine Imaging", "imaging"]]],
  ],
  "Hospital Sant Rafael": [
    ["Hospital Sant Rafael, Centro de imagen", "imagen"],
    ["Hospital Sant Rafael, Consultas de Gracia", "gracia"],
  ],
  "Laboratoires Vauclair": [
    ["Laboratoires Vauclair Villeurbanne", "villeurbanne", [["Vauclair, point de prélèvement Cusset", "cusset"]]],
    ["Laboratoires Vauclair Confluence", "confluence"],
  ],
};

type Site = readonly [name: string, mailbox: string, below?: readonly Site[]];

/** Whatever stands above comes first. */
export const castSites: readonly DemoCompany[] = castCompanies.flatMap((top) =>
  sitesOf(top, trees[top.change.name] ?? []),
);

function sitesOf(above: DemoCompany, sites: readonly Site[]): DemoCompany[] {
  return sites.flatMap(([name, mailbox, below = []], index) => {
    const site: DemoCompany = {
      ...above,
      change: {
        name,
        site: above.change.site ?? "",
        emails: [{ value: `${mailbox}@${above.domain}`, label: "" }],
        phones: above.change.phones ?? [],
        description: "",
        minutesPerMonth: null,
      },
      parent: above.change.name,
      isSite: true,
      street: above.country.line
        .replace("{number}", String(7 + 12 * index))
        .replace("{street}", above.country.streets[(name.length + index) % above.country.streets.length] ?? ""),
      madeDaysAgo: above.madeDaysAgo - 30,
    };
    return [site, ...sitesOf(site, below)];
  });
}
