import { useMemo } from "react";
import { usePlace } from "../kit/place.ts";

export interface Sum {
  currency: string;
  amount: number;
}

/** Money and days in the person's language. */
export function useMoney() {
  const { language } = usePlace();
  return useMemo(() => {
    const style = (currency: string) => ({ style: "currency", currency, currencyDisplay: "narrowSymbol" }) as const;
    const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" });
    const dayOfYear = new Intl.DateTimeFormat(language, {
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    });
    const month = new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });
    return {
      /** "€48,000.50"; whole amounts without decimals. */
      exact: ({ amount, currency }: Sum) =>
        new Intl.NumberFormat(language, {
          ...style(currency),
          ...(Number.isInteger(amount) && { maximumFractionDigits: 0 }),
        }).format(amount),
      /** "€48.5K", where there is little room. */
      short: ({ amount, currency }: Sum) =>
        new Intl.NumberFormat(language, {
          ...style(currency),
          ...(amount < 10_000 ? { maximumFractionDigits: 0 } : { notation: "compact", maximumFractionDigits: 1 }),
        }).format(amount),
      /** A day without a time, "2027-03-31": its year is said where one could think of another. */
      day: (text: string) => {
        const isNear = Math.abs(Date.parse(text) - Date.now()) < 270 * 86_400_000;
        return (isNear ? day : dayOfYear).format(new Date(text));
      },
      /** "2027-03" as "March 2027". */
      month: (text: string) => month.format(new Date(`${text}-01`)),
    };
  }, [language]);
}

/** Whether a day is over, by the calendar of this computer. */
export function isPast(day: string): boolean {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return day < today.map((part) => String(part).padStart(2, "0")).join("-");
}

/** The sums of several stages, by currency, the largest first. */
export function addUp(all: readonly (readonly (Sum & { weighted: number })[])[]): (Sum & { weighted: number })[] {
  const found = new Map<string, Sum & { weighted: number }>();
  for (const { currency, amount, weighted } of all.flat()) {
    const before = found.get(currency) ?? { currency, amount: 0, weighted: 0 };
    found.set(currency, { currency, amount: before.amount + amount, weighted: before.weighted + weighted });
  }
  return [...found.values()].toSorted((one, other) => other.amount - one.amount);
}
