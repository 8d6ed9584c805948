import type { DemoCompany } from "../companies.ts";
import { ukraine } from "../places/eastern.ts";
import { britain } from "../places/english-speaking.ts";
import { france } from "../places/french-speaking.ts";
import { germany } from "../places/german-speaking.ts";
import { emirates, morocco, sweden } from "../places/others.ts";
import type { Country } from "../places/places.ts";
import { spain } from "../places/spanish-speaking.ts";

/** The companies of the people one meets first. */
export const castCompanies: readonly DemoCompany[] = [
  company("Acquaint Service", "acquaint.example", sweden, "Stockholm", "Hamngatan 12", "111 47", "+46 8 465 004 00", "marta"),
  company("Клініка «Оберіг»", "oberih.example", ukraine, "Київ", "вул. Зоологічна, 3", "04119", "+380 44 020 91 76", "olena", 240),
  company("Асоціація радіологів", "radiolohy.example", ukraine, "Київ", "вул. Соборна, 21", "01030", "+380 44 020 11 40", "olena"),
  company("Медсервіс Плюс", "medservis.example", ukraine, "Львів", "вул. Замкова, 8", "79010", "+380 32 020 34 10", "olena"),
  company("Bergmann Medizintechnik GmbH", "bergmann-med.example", germany, "Berlin", "Uferweg 14", "10179", "+49 30 23125 100", "marta", 480),
  company("Klinikum Neuhausen am See", "klinikum-neuhausen.example", germany, "München", "Am Mühlbach 1", "80637", "+49 89 99998 300", "katharina"),
  company("Praxis Dr. Müller & Weiß", "mueller-weiss.example", germany, "Köln", "Kirchplatz 5", "50667", "+49 221 4710 445", "katharina", 60),
  company("Hospital Sant Rafael", "santrafael.example", spain, "Barcelona", "Calle Nueva, 44", "08024", "+34 839 204 400", "diego", 240),
  company("Clínica Arrecife", "clinicaarrecife.example", spain, "Málaga", "Calle del Puerto, 9", "29001", "+34 819 110 220", "diego"),
  company("Laboratoires Vauclair", "vauclair.example", france, "Lyon", "7 quai des Brumes", "69002", "+33 4 65 71 20 17", "amandine", 120),
  company("Ashdown Veterinary Group", "ashdownvets.example", britain, "Bristol", "18 Orchard Close", "BS8 2HX", "+44 117 496 0180", "jude", 120),
  company("Al Noor Imaging", "alnoor-imaging.example", emirates, "دبي", "شارع الوصل 210", "", "+971 4 020 4418", "diego"),
  company("Atlas Diagnostics", "atlasdiag.example", morocco, "الدار البيضاء", "12 زنقة الزيتون", "20250", "+212 522 04 18 20", "diego"),
];

function company(
  name: string,
  domain: string,
  country: Country,
  cityName: string,
  street: string,
  postalCode: string,
  phone: string,
  owner: string,
  minutesPerMonth: number | null = null,
): DemoCompany {
  const city = country.cities.find((one) => one.name === cityName);
  if (!city) throw new Error(`${cityName} is not among the cities of ${country.code}`);
  return {
    change: { name, site: `https://www.${domain}`, emails: [{ value: `info@${domain}`, label: "" }], phones: [{ value: phone, label: "work" }], description: "", minutesPerMonth },
    owner,
    parent: null,
    language: country.language,
    country,
    city,
    street,
    postalCode,
    domain,
    mailStyle: "initialLast",
    madeDaysAgo: 728,
  };
}
