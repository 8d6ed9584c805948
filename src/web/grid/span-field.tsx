import { useTranslation } from "react-i18next";
import { NumberField } from "../kit/number-field.tsx";
import { isSpan, lengthOf, type Span, units } from "./filter.ts";

/** A stretch of time counted from now: "the last 30 days". */
export function SpanField({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation("grid");
  const span: Span = isSpan(value) ? value : { last: 30, unit: "day" };
  const { side, count } = lengthOf(span);
  return (
    <div className="span-f">
      <select
        className="in"
        aria-label={t("side")}
        value={side}
        onChange={(event) => onChange({ [event.target.value]: count, unit: span.unit })}
      >
        <option value="last">{t("sides.last")}</option>
        <option value="next">{t("sides.next")}</option>
      </select>
      <NumberField
        label={t("howMany")}
        labelHidden
        value={count}
        onChange={(next) => onChange({ [side]: next ?? 0, unit: span.unit })}
        data-autofocus
      />
      <select
        className="in"
        aria-label={t("unit")}
        value={span.unit}
        onChange={(event) => onChange({ ...span, unit: event.target.value })}
      >
        {units.map((unit) => (
          <option key={unit} value={unit}>
            {t(`units.${unit}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
