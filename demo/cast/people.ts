import { person, type DemoPerson, type PersonChange } from "../person.ts";
import { dressed } from "../portrait/portrait.ts";

const hour = 1 / 24;

/** The people one meets first: written by hand, changed last. */
export const castPeople: readonly DemoPerson[] = [
  person("iryna-savchenko", {
    ...named("Ірина", "Савченко", "female", "Головна лікарка", "uk", "Europe/Kyiv"),
    ...reached("i.savchenko@oberih.example", "+380 44 020 91 77"),
    companies: [{ name: "Клініка «Оберіг»", title: "Головна лікарка", primary: true }],
  }, { owner: "olena", groups: ["Advisory board"], changedDaysAgo: 3, portrait: dressed("short", 0, "grey", "plum") }),
  person("kateryna-bondarenko", {
    ...named("Катерина", "Бондаренко", "female", "Завідувачка радіології", "uk", "Europe/Kyiv"),
    middleName: "Олександрівна",
    nickname: "Катя",
    birthday: "1984-05-14",
    source: "Mail to support@",
    preferredMethod: "messenger",
    emails: [{ value: "k.bondarenko@oberih.example", label: "work" }, { value: "katya.bond@example.org", label: "private" }],
    phones: [{ value: "+380 94 012 88 03", label: "mobile" }, { value: "+380 44 020 91 76 ext. 214", label: "work" }],
    identities: [{ kind: "telegram", externalId: "5120448803", name: "@k_bondarenko" }],
    companies: [
      { name: "Клініка «Оберіг»", title: "Завідувачка радіології", department: "Радіологія", primary: true, from: "2021-02-01" },
      { name: "Асоціація радіологів", title: "Член правління" },
    ],
    addresses: [
      { types: ["billing"], label: "Клініка", primary: true, organization: "Клініка «Оберіг»", street: "вул. Зоологічна, 3", city: "Київ", postalCode: "04119", country: "UA", region: "UA-30" },
      { types: ["shipping"], label: "Склад", organization: "Клініка «Оберіг»", street: "вул. Зоологічна, 3", street2: "склад, в’їзд з двору", city: "Київ", postalCode: "04119", country: "UA", region: "UA-30" },
    ],
    tags: ["Radiology", "VIP", "Reference"],
    description: "<p>Prefers calls before 11. Budget for the second unit goes to the board on 2 December.</p>",
  }, { owner: "olena", assignedTo: "marta", reportsTo: "iryna-savchenko", groups: ["Congress 2026", "Key accounts"], verified: true, changedDaysAgo: 0.002, portrait: dressed("bob", 0, "brown", "indigo") }),
  person("jonas-bergmann", {
    ...named("Jonas", "Bergmann", "male", "Leiter Einkauf", "de", "Europe/Berlin"),
    ...reached("j.bergmann@bergmann-med.example", "+49 30 23125 118"),
    birthday: "1979-11-02",
    companies: [{ name: "Bergmann Medizintechnik GmbH", title: "Leiter Einkauf", primary: true }, { name: "Klinikum Neuhausen am See", title: "Beirat" }],
    tags: ["Reseller"],
  }, { owner: "marta", groups: ["Resellers", "Procurement round table"], verified: true, changedDaysAgo: 0.01, portrait: dressed("parted", 0, "sand", "navy") }),
  person("maria-jose-fernandez", {
    ...named("María José", "Fernández Soler", "female", "Jefa de compras", "es", "Europe/Madrid"),
    ...reached("mj.fernandez@santrafael.example", "+34 839 204 412"),
    companies: [{ name: "Hospital Sant Rafael", title: "Jefa de compras", primary: true }],
    tags: ["Procurement"],
  }, { owner: "diego", groups: ["Procurement round table"], changedDaysAgo: 0.02, portrait: dressed("long", 2, "black", "red") }),
  person("amelie-charpentier", {
    ...named("Amélie", "Charpentier", "female", "Technicienne de laboratoire", "fr", "Europe/Paris"),
    ...reached("a.charpentier@vauclair.example", "+33 4 65 71 20 31"),
    notified: false,
    companies: [{ name: "Laboratoires Vauclair", title: "Technicienne de laboratoire", primary: true }],
    tags: ["Lab", "Newsletter"],
  }, { owner: "amandine", groups: ["Newsletter"], changedDaysAgo: 0.03 }),
  person("layla-haddad", {
    ...named("ليلى", "الحداد", "female", "مديرة طبية", "ar", "Asia/Dubai"),
    ...reached("layla.haddad@alnoor-imaging.example", "+971 4 020 4421"),
    identities: [{ kind: "whatsapp", externalId: "97140204421", name: "Layla" }],
    companies: [{ name: "Al Noor Imaging", title: "مديرة طبية", primary: true }, { name: "Atlas Diagnostics" }],
    tags: ["VIP"],
  }, { owner: "diego", groups: ["Key accounts", "Congress 2026"], verified: true, changedDaysAgo: hour, portrait: dressed("scarf", 2, "black", "slate") }),
  person("taras-shevchuk", {
    ...named("Тарас", "Шевчук", "male", "Логіст", "uk", "Europe/Kyiv"),
    ...reached("t.shevchuk@medservis.example", "+380 32 020 34 16"),
    notified: false,
    companies: [{ name: "Медсервіс Плюс", primary: true }],
  }, { owner: "olena", status: "blocked", changedDaysAgo: hour * 1.2 }),
  person("friederike-von-hohenfels", {
    ...named("Friederike", "von Hohenfels", "female", "Oberärztin Radiologie", "de", "Europe/Berlin"),
    ...reached("f.hohenfels@klinikum-neuhausen.example", "+49 89 99998 340"),
    namePrefix: "Dr.",
    birthday: "--09-23",
    companies: [{ name: "Klinikum Neuhausen am See", title: "Oberärztin", department: "Radiologie", primary: true }],
    tags: ["Radiology"],
  }, { owner: "katharina", groups: ["Radiology"], changedDaysAgo: hour * 2 }),
  person("thomas-osullivan", {
    ...named("Thomas", "O’Sullivan", "male", "Practice owner", "en", "Europe/London"),
    ...reached("tom.osullivan@ashdownvets.example", "+44 117 496 0181"),
    nickname: "Tom",
    companies: [{ name: "Ashdown Veterinary Group", title: "Practice owner", primary: true }],
    tags: ["Service plan"],
  }, { owner: "jude", groups: ["Field service days"], verified: true, changedDaysAgo: hour * 2.2, portrait: dressed("parted", 0, "brown", "forest", { beard: "full" }) }),
  person("iryna-koval", {
    ...named("Ірина", "Коваль", "female", "Лаборантка", "uk", "Europe/Kyiv"),
    ...reached("i.koval@oberih.example", "+380 44 020 91 80"),
    companies: [{ name: "Клініка «Оберіг»", primary: true }],
    tags: ["Radiology"],
  }, { owner: "olena", reportsTo: "kateryna-bondarenko", changedDaysAgo: hour * 3, portrait: dressed("bun", 0, "honey", "teal") }),
  person("santiago-nunez", {
    ...named("Santiago", "Núñez Prieto", "male", "Comprador", "es", "Europe/Madrid"),
    ...reached("s.nunez@clinicaarrecife.example", "+34 819 110 224"),
    companies: [{ name: "Clínica Arrecife", primary: true }],
    tags: ["Procurement"],
  }, { owner: "diego", changedDaysAgo: hour * 3.1 }),
  person("chloe-lefebvre", {
    ...named("Chloé", "Lefèbvre", "female", "Biologiste", "fr", "Europe/Paris"),
    ...reached("c.lefebvre@vauclair.example", "+33 4 65 71 20 34"),
    companies: [{ name: "Laboratoires Vauclair", primary: true }],
    tags: ["Lab"],
  }, { owner: "amandine", changedDaysAgo: hour * 4, portrait: dressed("bob", 1, "auburn", "plum") }),
  person("juergen-mueller", {
    ...named("Jürgen", "Müller", "male", "Praxisinhaber", "de", "Europe/Berlin"),
    ...reached("praxis@mueller-weiss.example", "+49 221 4710 446"),
    companies: [{ name: "Praxis Dr. Müller & Weiß", primary: true }],
    tags: ["Service plan"],
  }, { owner: "jude", changedDaysAgo: hour * 5 }),
  person("youssef-benomar", {
    ...named("يوسف", "بن عمر", "male", "مدير عام", "ar", "Africa/Casablanca"),
    ...reached("youssef.benomar@atlasdiag.example", "+212 522 04 18 22"),
    notified: false,
    companies: [{ name: "Atlas Diagnostics", primary: true }],
    tags: ["Reseller"],
  }, { owner: "diego", groups: ["Resellers"], changedDaysAgo: hour * 5.2, portrait: dressed("cropped", 3, "black", "slate", { beard: "full" }) }),
  person("grace-whitfield", {
    ...named("Grace", "Whitfield", "female", "Veterinary nurse", "en", "Europe/London"),
    ...reached("grace.whitfield@ashdownvets.example", "+44 117 496 0190"),
    companies: [{ name: "Ashdown Veterinary Group", primary: true }, { name: "Acquaint Service", title: "Trainer" }],
    tags: ["VIP"],
  }, { owner: "jude", reportsTo: "thomas-osullivan", changedDaysAgo: hour * 6 }),
  person("hannah-weiss", {
    ...named("Hannah", "Weiß", "female", "Praxismanagerin", "de", "Europe/Berlin"),
    ...reached("h.weiss@mueller-weiss.example", "+49 221 4710 447"),
    companies: [{ name: "Praxis Dr. Müller & Weiß", primary: true }],
  }, { owner: "jude", reportsTo: "juergen-mueller", changedDaysAgo: 1.1 }),
  // Two who are Kateryna once more, as they come in by other ways.
  person("katia-bondarenko", {
    ...named("Катя", "Бондаренко", "female", "", "uk", "Europe/Kyiv"),
    birthday: "1984-05-14",
    emails: [{ value: "katya.bond@example.net", label: "" }],
    phones: [{ value: "+380940128803", label: "" }],
    source: "Website",
  }, { owner: "olena", madeDaysAgo: 20, changedDaysAgo: 20 }),
  person("k-bondar", {
    lastName: "Бондар",
    firstName: "К.",
    emails: [{ value: "info@oberih.example", label: "" }],
    companies: [{ name: "Клініка «Оберіг»" }],
    source: "Mail to support@",
  }, { owner: "olena", madeDaysAgo: 41, changedDaysAgo: 41 }),
];

function named(firstName: string, lastName: string, gender: "female" | "male", jobTitle: string, language: string, timeZone: string): PersonChange {
  return { firstName, lastName, gender, jobTitle, language, timeZone, tags: [] };
}

function reached(email: string, phone: string): PersonChange {
  return { emails: [{ value: email, label: "work" }], phones: [{ value: phone, label: "work" }] };
}
