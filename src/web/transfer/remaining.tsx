import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { usePlace } from "../kit/place.ts";

/** How long it will still take, from how long it took so far; silent until that can be known. */
export function Remaining({ done, total }: { done: number; total: number | null }) {
  const { t } = useTranslation("import");
  const { language } = usePlace();
  const begin = useRef({ at: Date.now(), done });
  if (done < begin.current.done) begin.current = { at: Date.now(), done };
  const seconds = secondsLeft(done - begin.current.done, (total ?? 0) - done, Date.now() - begin.current.at);
  if (seconds === undefined || total === null) return null;
  return <span className="t3 num job-left">{t("left", { time: writeSeconds(seconds, language) })}</span>;
}

const knownAfter = 1500;

/** `made` in `elapsed` ms, `left` to make; undefined while it is too early to say. */
export function secondsLeft(made: number, left: number, elapsed: number): number | undefined {
  if (elapsed < knownAfter || made <= 0 || left <= 0) return undefined;
  return Math.max(1, Math.round((left / made) * (elapsed / 1000)));
}

function writeSeconds(seconds: number, language: string): string {
  const [value, unit] = seconds < 90 ? [seconds, "second"] : [Math.round(seconds / 60), "minute"];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }).format(value);
}
