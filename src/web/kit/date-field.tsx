import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes.ts";
import { Field, type FieldProps } from "./field.tsx";
import { usePlace } from "./place.ts";

interface DateFieldProps extends FieldProps {
  /** "1984-05-31", or "--05-31" when the year is not known, or null. */
  value: string | null;
  /** Called once the parts make a date, or with null when all are empty. */
  onChange: (value: string | null) => void;
  /** The year may stay empty: birthdays. */
  partial?: boolean;
  autoFocus?: boolean;
}

interface Parts {
  day: string;
  month: string;
  year: string;
}

const empty: Parts = { day: "", month: "", year: "" };

/** Day, month by name, year, in the order of the person's language. */
export function DateField({ value, onChange, partial, autoFocus, ...field }: DateFieldProps) {
  const { t } = useTranslation("kit");
  const { language } = usePlace();
  const [parts, setParts] = useState(() => readParts(value));
  const [impossible, setImpossible] = useState(false);
  useEffect(() => {
    setParts((typed) => (writeParts(typed, partial) === value ? typed : readParts(value)));
  }, [value, partial]);
  const change = (change: Partial<Parts>) => {
    const next = { ...parts, ...change };
    setParts(next);
    const written = writeParts(next, partial);
    setImpossible(false);
    if (written !== undefined) onChange(written);
  };
  const order = orderOf(language);
  return (
    <Field {...field} error={field.error ?? (impossible ? t("date.impossible") : undefined)} group>
      {({ id, ...input }) => (
        <div
          className="date-f"
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget))
              setImpossible(writeParts(parts, partial) === undefined);
          }}
        >
          {order.map((part, at) =>
            part === "month" ? (
              <select
                key={part}
                {...input}
                className="in"
                aria-label={t("date.month")}
                autoFocus={autoFocus && at === 0}
                value={parts.month}
                onChange={(event) => change({ month: event.target.value })}
              >
                <option value="">{t("date.month")}</option>
                {monthsOf(language).map((name, index) => (
                  <option key={name} value={String(index + 1)}>
                    {name}
                  </option>
                ))}
              </select>
            ) : (
              <input
                key={part}
                id={at === 0 ? id : undefined}
                {...input}
                className={classes("in num", part === "year" && "year", part === "year" && partial && "partial")}
                inputMode="numeric"
                autoComplete="off"
                autoFocus={autoFocus && at === 0}
                maxLength={part === "year" ? 4 : 2}
                aria-label={t(`date.${part}`)}
                placeholder={t(part === "year" && partial ? "date.yearIfKnown" : `date.${part}`)}
                value={parts[part]}
                onChange={(event) => change({ [part]: event.target.value.replace(/\D/g, "") })}
              />
            ),
          )}
        </div>
      )}
    </Field>
  );
}

function readParts(value: string | null): Parts {
  const [, year = "", month, day] = /^(?:(\d{4})|-)-(\d\d)-(\d\d)$/.exec(value ?? "") ?? [];
  if (month === undefined || day === undefined) return empty;
  return { year, month: String(Number(month)), day: String(Number(day)) };
}

/** null: nothing given; undefined: not (yet) a date. */
function writeParts({ day, month, year }: Parts, partial?: boolean): string | null | undefined {
  if (day === "" && month === "" && year === "") return null;
  if (year === "" ? !partial : year.length < 4) return undefined;
  const at = new Date(Date.UTC(Number(year || "2000"), Number(month) - 1, Number(day)));
  if (at.getUTCMonth() !== Number(month) - 1 || at.getUTCDate() !== Number(day) || day === "") return undefined;
  return `${year || "-"}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function orderOf(language: string): readonly (keyof Parts)[] {
  const parts = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" }).formatToParts(0);
  return parts.map(({ type }) => type).filter((type) => type === "day" || type === "month" || type === "year");
}

function monthsOf(language: string): string[] {
  const name = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => name.format(new Date(Date.UTC(2000, month, 1))));
}
