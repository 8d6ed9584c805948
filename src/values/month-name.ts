import { fold } from "./text.ts";

/** The number (1 to 12) of a month by its name in the six languages, long or short, in the case it has beside a day; undefined when it is none. */
export function monthNumber(name: string): number | undefined {
  names ??= readNames();
  return names.get(fold(name));
}

let names: Map<string, number> | undefined;

function readNames(): Map<string, number> {
  const found = new Map<string, number>([
    ["sept", 9],
    ["мая", 5],
  ]);
  for (const language of ["en", "uk", "ru", "de", "es", "fr"]) {
    for (const month of ["long", "short"] as const) {
      const alone = new Intl.DateTimeFormat(language, { month, timeZone: "UTC" });
      const withDay = new Intl.DateTimeFormat(language, { month, day: "numeric", timeZone: "UTC" });
      for (let number = 1; number <= 12; number++) {
        const date = new Date(Date.UTC(2000, number - 1, 2));
        const beside = withDay.formatToParts(date).find((part) => part.type === "month")?.value ?? "";
        for (const name of [alone.format(date), beside]) found.set(fold(name), number);
      }
    }
  }
  return found;
}
