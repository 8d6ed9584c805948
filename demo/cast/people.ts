import { person, type DemoPerson } from "../person.ts";
import { dressed } from "../portrait/portrait.ts";
import { named, reached } from "./named.ts";
import { oberihPeople } from "./oberih.ts";

const hour = 1 / 24;

/** The people one meets first: written by hand, changed last. */
export const castPeople: readonly DemoPerson[] = [
  ...oberihPeople,
  person(
    "jonas-bergmann",
    {
      ...named("Jonas", "Bergmann", "male", "Einkäufer", "de", "Europe/Berlin"),
      ...reached("j.bergmann@bergmann-med.example", "+49 30 23125 118"),
      birthday: "1979-11-02",
      companies: [
        { name: "Bergmann Medizintechnik GmbH", title: "Leiter Einkauf", primary: true },
        { name: "Klinikum Neuhausen am See", title: "Beirat" },
      ],
    },
    {
      owner: "marta",
      groups: ["Resellers", "Procurement round table"],
      verified: true,
      changedDaysAgo: 0.01,
      portrait: dressed("parted", 0, "sand", "navy"),
    },
  ),
  person(
    "maria-jose-fernandez",
    {
      ...named("María José", "Fernández Soler", "female", "Jefa de compras", "es", "Europe/Madrid"),
      ...reached("mj.fernandez@santrafael.example", "+34 839 204 412"),
      companies: [{ name: "Hospital Sant Rafael", title: "Jefa de compras", primary: true }],
      tags: ["Procurement"],
    },
    {
      owner: "diego",
      groups: ["Procurement round table"],
      changedDaysAgo: 0.02,
      portrait: dressed("long", 2, "black", "red"),
    },
  ),
  person(
    "amelie-charpentier",
    {
      ...named("Amélie", "Charpentier", "female", "Technicienne de laboratoire", "fr", "Europe/Paris"),
      ...reached("a.charpentier@vauclair.example", "+33 4 65 71 20 31"),
      notified: false,
      companies: [{ name: "Laboratoires Vauclair", title: "Technicienne de laboratoire", primary: true }],
      tags: ["Lab", "Newsletter"],
    },
    { owner: "amandine", groups: ["Newsletter"], changedDaysAgo: 0.03 },
  ),
  person(
    "layla-haddad",
    {
      ...named("ليلى", "الحداد", "female", "مديرة طبية", "ar", "Asia/Dubai"),
      ...reached("layla.haddad@alnoor-imaging.example", "+971 4 020 4421"),
      identities: [{ kind: "whatsapp", externalId: "97140204421", name: "Layla" }],
      companies: [{ name: "Al Noor Imaging", title: "مديرة طبية", primary: true }, { name: "Atlas Diagnostics" }],
      tags: ["VIP"],
    },
    {
      owner: "diego",
      groups: ["Key accounts", "Congress 2026"],
      verified: true,
      changedDaysAgo: hour,
      portrait: dressed("scarf", 2, "black", "slate"),
    },
  ),
  person(
    "taras-shevchuk",
    {
      ...named("Тарас", "Шевчук", "male", "Логіст", "uk", "Europe/Kyiv"),
      ...reached("t.shevchuk@medservis.example", "+380 32 020 34 16"),
      notified: false,
      companies: [{ name: "Медсервіс Плюс", primary: true }],
    },
    { owner: "olena", status: "blocked", changedDaysAgo: hour * 1.2 },
  ),
  person(
    "friederike-von-hohenfels",
    {
      ...named("Friederike", "von Hohenfels", "female", "Oberärztin Radiologie", "de", "Europe/Berlin"),
      ...reached("f.hohenfels@klinikum-neuhausen.example", "+49 89 99998 340"),
      namePrefix: "Dr.",
      birthday: "--09-23",
      companies: [{ name: "Klinikum Neuhausen am See", title: "Oberärztin", department: "Radiologie", primary: true }],
      tags: ["Radiology"],
    },
    { owner: "katharina", groups: ["Radiology"], changedDaysAgo: hour * 2 },
  ),
  person(
    "thomas-osullivan",
    {
      ...named("Thomas", "O’Sullivan", "male", "Practice owner", "en", "Europe/London"),
      ...reached("tom.osullivan@ashdownvets.example", "+44 117 496 0181"),
      companies: [{ name: "Ashdown Veterinary Group", title: "Practice owner", primary: true }],
      tags: ["Service plan"],
    },
    {
      owner: "jude",
      groups: ["Field service days"],
      verified: true,
      changedDaysAgo: hour * 2.2,
      portrait: dressed("parted", 0, "brown", "forest", { beard: "full" }),
    },
  ),
  person(
    "santiago-nunez",
    {
      ...named("Santiago", "Núñez Prieto", "male", "Comprador", "es", "Europe/Madrid"),
      ...reached("s.nunez@clinicaarrecife.example", "+34 819 110 224"),
      companies: [{ name: "Clínica Arrecife", primary: true }],
      tags: ["Procurement"],
    },
    { owner: "diego", changedDaysAgo: hour * 3.1 },
  ),
  person(
    "chloe-lefebvre",
    {
      ...named("Chloé", "Lefèbvre", "female", "Biologiste", "fr", "Europe/Paris"),
      ...reached("c.lefebvre@vauclair.example", "+33 4 65 71 20 34"),
      companies: [{ name: "Laboratoires Vauclair", primary: true }],
      tags: ["Lab"],
    },
    { owner: "amandine", changedDaysAgo: hour * 4, portrait: dressed("bob", 1, "auburn", "plum") },
  ),
  person(
    "juergen-mueller",
    {
      ...named("Jürgen", "Müller", "male", "Praxisinhaber", "de", "Europe/Berlin"),
      ...reached("praxis@mueller-weiss.example", "+49 221 4710 446"),
      companies: [{ name: "Praxis Dr. Müller & Weiß", primary: true }],
      tags: ["Service plan"],
    },
    { owner: "jude", changedDaysAgo: hour * 5 },
  ),
  person(
    "youssef-benomar",
    {
      ...named("يوسف", "بن عمر", "male", "مدير عام", "ar", "Africa/Casablanca"),
      ...reached("youssef.benomar@atlasdiag.example", "+212 522 04 18 22"),
      notified: false,
      companies: [{ name: "Atlas Diagnostics", primary: true }],
      tags: ["Reseller"],
    },
    {
      owner: "diego",
      groups: ["Resellers"],
      changedDaysAgo: hour * 5.2,
      portrait: dressed("cropped", 3, "black", "slate", { beard: "full" }),
    },
  ),
  person(
    "grace-whitfield",
    {
      ...named("Grace", "Whitfield", "female", "Veterinary nurse", "en", "Europe/London"),
      ...reached("grace.whitfield@ashdownvets.example", "+44 117 496 0190"),
      companies: [
        { name: "Ashdown Veterinary Group", primary: true },
        { name: "Acquaint Service", title: "Trainer" },
      ],
      tags: ["VIP"],
    },
    { owner: "jude", reportsTo: "thomas-osullivan", changedDaysAgo: hour * 6 },
  ),
  person(
    "hannah-weiss",
    {
      ...named("Hannah", "Weiß", "female", "Praxismanagerin", "de", "Europe/Berlin"),
      ...reached("h.weiss@mueller-weiss.example", "+49 221 4710 447"),
      companies: [{ name: "Praxis Dr. Müller & Weiß", primary: true }],
    },
    { owner: "jude", reportsTo: "juergen-mueller", changedDaysAgo: 1.1 },
  ),
  // Two who are Kateryna once more, as they come in by other ways.
];
