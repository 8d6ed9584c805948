import { person, type DemoPerson } from "../person.ts";
import { dressed } from "../portrait/portrait.ts";
import { named, reached } from "./named.ts";

/** Kateryna, whose card shows everything a card can show, and her clinic; what became of her since is in `edits.ts`. */
export const oberihPeople: readonly DemoPerson[] = [
  person(
    "iryna-savchenko",
    {
      ...named("Ірина", "Савченко", "female", "Головна лікарка", "uk", "Europe/Kyiv"),
      ...reached("i.savchenko@oberih.example", "+380 44 020 91 77"),
      companies: [{ name: "Клініка «Оберіг»", title: "Головна лікарка", primary: true }],
    },
    { owner: "olena", groups: ["Advisory board"], changedDaysAgo: 3, portrait: dressed("short", 0, "grey", "plum") },
  ),
  person(
    "kateryna-bondarenko",
    {
      ...named("Катерина", "Бондаренко", "female", "Лікарка-рентгенологиня", "uk", "Europe/Kyiv"),
      middleName: "Олександрівна",
      nickname: "Катя",
      birthday: "1984-05-14",
      source: "Mail to support@",
      emails: [
        { value: "k.bondarenko@oberih.example", label: "work" },
        { value: "katya.bond@example.org", label: "private" },
      ],
      phones: [{ value: "+380 44 020 91 75", label: "work" }],
      identities: [{ kind: "telegram", externalId: "5120448803", name: "@k_bondarenko" }],
      companies: [
        {
          name: "Клініка «Оберіг»",
          title: "Завідувачка радіології",
          department: "Радіологія",
          primary: true,
          from: "2021-02-01",
        },
        { name: "Асоціація радіологів", title: "Член правління" },
      ],
      addresses: [
        {
          types: ["billing"],
          label: "Клініка",
          primary: true,
          organization: "Клініка «Оберіг»",
          street: "вул. Зоологічна, 3",
          city: "Київ",
          postalCode: "04119",
          country: "UA",
          region: "UA-30",
        },
        {
          types: ["shipping"],
          label: "Склад",
          organization: "Клініка «Оберіг»",
          street: "вул. Зоологічна, 3",
          street2: "склад, в’їзд з двору",
          city: "Київ",
          postalCode: "04119",
          country: "UA",
          region: "UA-30",
        },
      ],
      tags: ["Radiology"],
      description: "<p>Prefers calls before 11. Budget for the second unit goes to the board on 2 December.</p>",
    },
    {
      owner: "olena",
      assignedTo: "marta",
      reportsTo: "iryna-savchenko",
      groups: ["Congress 2026", "Key accounts"],
      verified: true,
      changedDaysAgo: 0.002,
      portrait: dressed("bob", 0, "brown", "indigo"),
    },
  ),
  person(
    "iryna-koval",
    {
      ...named("Ірина", "Коваль", "female", "Лаборантка", "uk", "Europe/Kyiv"),
      ...reached("i.koval@oberih.example", "+380 44 020 91 80"),
      companies: [{ name: "Клініка «Оберіг»", primary: true }],
      tags: ["Radiology"],
    },
    {
      owner: "olena",
      reportsTo: "kateryna-bondarenko",
      changedDaysAgo: 0.125,
      portrait: dressed("bun", 0, "honey", "teal"),
    },
  ),
  // Two who are Kateryna once more, as they come in by other ways.
  person(
    "katia-bondarenko",
    {
      ...named("Катя", "Бондаренко", "female", "", "uk", "Europe/Kyiv"),
      birthday: "1984-05-14",
      emails: [{ value: "katya.bond@example.net", label: "" }],
      phones: [{ value: "+380940128803", label: "" }],
      source: "Website",
    },
    { owner: "olena", madeDaysAgo: 20, changedDaysAgo: 20 },
  ),
  person(
    "k-bondar",
    {
      lastName: "Бондар",
      firstName: "К.",
      emails: [{ value: "info@oberih.example", label: "" }],
      companies: [{ name: "Клініка «Оберіг»" }],
      source: "Mail to support@",
    },
    { owner: "olena", madeDaysAgo: 41, changedDaysAgo: 41 },
  ),
];
