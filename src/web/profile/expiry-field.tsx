import { useTranslation } from "react-i18next";
import { DateField } from "../kit/date-field.tsx";
import { Field } from "../kit/field.tsx";
import { useFormat } from "../kit/format.tsx";
import { Segmented } from "../kit/segmented.tsx";

export interface Expiry {
  days: "30" | "90" | "365" | "other";
  /** "2027-01-31", of the other. */
  day: string | null;
}

interface ExpiryFieldProps {
  value: Expiry;
  onChange: (expiry: Expiry) => void;
  error: string | undefined;
}

/** How long: a month, three, a year, or until a day of one's choice. */
export function ExpiryField({ value, onChange, error }: ExpiryFieldProps) {
  const { t } = useTranslation("profile");
  const format = useFormat();
  const ends = endOf(value);
  const options = [
    { value: "30", label: t("tokens.days", { count: 30 }) },
    { value: "90", label: t("tokens.days", { count: 90 }) },
    { value: "365", label: t("tokens.year") },
    { value: "other", label: t("tokens.otherDay") },
  ] as const;
  const isOther = value.days === "other";
  return (
    <>
      <Field
        label={t("tokens.ends")}
        group
        hint={!isOther && ends ? t("tokens.until", { date: format.date(ends) }) : undefined}
        error={isOther ? undefined : error}
      >
        {() => (
          <div>
            <Segmented
              label={t("tokens.ends")}
              options={options}
              value={value.days}
              onChange={(days) => onChange({ ...value, days })}
            />
          </div>
        )}
      </Field>
      {isOther && (
        <DateField
          label={t("tokens.lastDay")}
          value={value.day}
          onChange={(day) => onChange({ ...value, day })}
          error={error}
        />
      )}
    </>
  );
}

/** The moment, as the API takes it; the chosen day counts to its end. Nothing where no day is chosen yet. */
export function endOf({ days, day }: Expiry): string | undefined {
  if (days !== "other") return new Date(Date.now() + Number(days) * 86_400_000).toISOString();
  return day === null ? undefined : new Date(`${day}T23:59:59`).toISOString();
}
