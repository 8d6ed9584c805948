import type { Option } from "./choice-options.ts";

/** All time zones by their names, with the hour it is there now. */
export function zoneOptions(language: string): readonly Option[] {
  const now = new Date();
  return ["UTC", ...Intl.supportedValuesOf("timeZone")].map((listed) => {
    const option = zoneOption(presentZone(listed));
    const style = { timeZone: option.value, hour: "2-digit", minute: "2-digit", timeZoneName: "shortOffset" } as const;
    return { ...option, detail: new Intl.DateTimeFormat(language, style).format(now) };
  });
}

/** One zone: America/New_York reads "America / New York". */
export function zoneOption(zone: string): Option {
  return { value: zone, label: zone.replaceAll("_", " ").replaceAll("/", " / ") };
}

/** A zone by its present name: Europe/Kiev is Europe/Kyiv. */
export function presentZone(zone: string): string {
  return renamed[zone] ?? zone;
}

// Browsers go on listing the names of before IANA renamed these.
const renamed: Record<string, string> = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Louisville": "America/Kentucky/Louisville",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};
