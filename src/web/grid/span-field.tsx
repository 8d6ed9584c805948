import { useTranslation } from "react-i18next";
import { NumberField } from "../kit/number-field.tsx";
import { isSpan, lengthOf, type Span, units } from "./filter.ts";

interface SpanFieldProps {
  value: unknown;
  onChange: (value: unknown) => void;
  /** Of days, which have no hours. */
  ofDays?: boolean;
}

/** A stretch of time as it lies around now: "the last 30 days", "this month". */
export function SpanField({ value, onChange, ofDays }: SpanFieldProps) {
  const { t } = useTranslation("grid");
  const span: Span = isSpan(value) ? value : { last: 30, unit: "day" };
  const { side, count } = lengthOf(span);
  return (
    <div className="span-f">
      <select
        className="in"
        aria-label={t("side")}
        value={side}
        onChange={(event) =>
          onChange({ [event.target.value]: event.target.value === "this" ? 1 : count, unit: span.unit })
        }
      >
        <option value="last">{t("sides.last")}</option>
        <option value="next">{t("sides.next")}</option>
        <option value="this">{t("sides.this")}</option>
      </select>
      {side !== "this" && (
        <NumberField
          label={t("howMany")}
          labelHidden
          value={count}
          onChange={(next) => onChange({ [side]: next ?? 0, unit: span.unit })}
          data-autofocus
        />
      )}
      <select
        className="in"
        aria-label={t("unit")}
        value={span.unit}
        onChange={(event) => onChange({ ...span, unit: event.target.value })}
      >
        {units
          .filter((unit) => unit !== "hour" || !ofDays)
          .map((unit) => (
            <option key={unit} value={unit}>
              {t(side === "this" ? `unitNow.${unit}` : `units.${unit}`)}
            </option>
          ))}
      </select>
    </div>
  );
}
