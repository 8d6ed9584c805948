import { useMemo } from "react";
import { formatFor, type Format } from "./format-for.ts";
import { usePlace } from "./place.ts";

/** Numbers, dates, lists and sizes as the person's language and time zone write them. */
export function useFormat(): Format {
  const { language, timeZone } = usePlace();
  return useMemo(() => formatFor({ language, timeZone }), [language, timeZone]);
}

export function FormattedNumber({ value }: { value: number }) {
  return <span className="num">{useFormat().number(value)}</span>;
}
