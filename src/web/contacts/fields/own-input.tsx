import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { ChoicesField } from "../../kit/choices-field.tsx";
import { currencyOptions } from "../../kit/currencies.ts";
import { DateField } from "../../kit/date-field.tsx";
import { dayIn, momentIn, timeIn } from "../../kit/moment-in.ts";
import { NumberField } from "../../kit/number-field.tsx";
import { usePlace } from "../../kit/place.ts";
import { TextField } from "../../kit/text-field.tsx";
import { settingsQuery } from "../../settings.ts";
import { draftOf, isEmpty, ownKeyOf, textAt, valueAt, type Draft, type FieldInfo } from "./contact.ts";
import { useFieldWords } from "./use-field-words.ts";
import "./own-input.css";

interface OwnInputProps {
  field: FieldInfo;
  draft: Draft;
  onChange: (change: Draft) => void;
  error?: string | undefined;
  labelHidden?: boolean | undefined;
  atOnce?: boolean | undefined;
}

/** The choices that go with what is chosen in the field they depend on. */
export function choicesIn({ options, own }: FieldInfo, draft: Draft): readonly string[] {
  if (!own?.dependsOn) return options ?? [];
  const parent = valueAt(draft, `custom.${own.dependsOn}`);
  return own.options
    .filter(({ under }) => under.length === 0 || (typeof parent === "string" && under.includes(parent)))
    .map(({ key }) => key);
}

/** Inputs of kinds that only own fields have. */
export function OwnInput({ field, draft, onChange, error, labelHidden, atOnce }: OwnInputProps) {
  const words = useFieldWords();
  const { key, kind, own } = field;
  const shell = { label: words.of(field), labelHidden, error, required: field.required, hint: own?.hint || undefined };
  const value = valueAt(draft, key);
  const put = (next: unknown) => onChange(draftOf(key, next));
  if (kind === "number")
    return (
      <NumberField {...shell} autoFocus={atOnce} value={typeof value === "number" ? value : null} onChange={put} />
    );
  if (kind === "date")
    return (
      <DateField {...shell} autoFocus={atOnce} value={textAt(draft, key) || null} onChange={(day) => put(day ?? "")} />
    );
  if (kind === "choices")
    return (
      <ChoicesField
        {...shell}
        autoFocus={atOnce}
        openAtOnce={atOnce}
        options={choicesIn(field, draft).map((one) => ({ value: one, label: words.choice(field, one) }))}
        value={(Array.isArray(value) ? value : []).map((one) => ({
          value: String(one),
          label: words.choice(field, String(one)),
        }))}
        onChange={(chosen) => put(chosen.map((option) => option.value))}
      />
    );
  if (kind === "money") return <MoneyInput shell={shell} value={value} onChange={put} atOnce={atOnce} />;
  return <TimeInput shell={shell} value={textAt(draft, key)} onChange={put} atOnce={atOnce} />;
}

interface Shell {
  label: string;
  labelHidden: boolean | undefined;
  error: string | undefined;
  required: boolean;
  hint: string | undefined;
}

interface PartProps<Value> {
  shell: Shell;
  value: Value;
  onChange: (value: unknown) => void;
  atOnce: boolean | undefined;
}

/** An amount and its currency: the installation's own until another is chosen. */
function MoneyInput({ shell, value, onChange, atOnce }: PartProps<unknown>) {
  const { t } = useTranslation("card");
  const { language } = usePlace();
  const usual = useQuery(settingsQuery).data?.currency || "EUR";
  const { amount, currency } = moneyOf(value, usual);
  const put = (next: number | null, unit: string) => onChange(next === null ? null : { amount: next, currency: unit });
  return (
    <div className="own-pair">
      <NumberField {...shell} autoFocus={atOnce} value={amount} onChange={(next) => put(next, currency)} />
      <ChoiceField
        label={t("own.currency")}
        labelHidden={shell.labelHidden}
        options={currencyOptions(language)}
        value={currency}
        chosen={{ value: currency, label: currency }}
        onChange={(unit) => put(amount, unit ?? usual)}
      />
    </div>
  );
}

function moneyOf(value: unknown, usual: string): { amount: number | null; currency: string } {
  if (typeof value !== "object" || value === null || !("amount" in value) || !("currency" in value))
    return { amount: null, currency: usual };
  return { amount: typeof value.amount === "number" ? value.amount : null, currency: String(value.currency) };
}

/** A day and a time of the person's own clocks. */
function TimeInput({ shell, value, onChange, atOnce }: PartProps<string>) {
  const { t } = useTranslation("card");
  const { timeZone } = usePlace();
  const at = value === "" || Number.isNaN(Date.parse(value)) ? undefined : new Date(value);
  const [day, time] = at ? [dayIn(timeZone, at), timeIn(timeZone, at)] : [null, "09:00"];
  const put = (nextDay: string | null, nextTime: string) =>
    onChange(nextDay === null ? null : momentIn(timeZone, nextDay, nextTime || "09:00").toISOString());
  return (
    <div className="own-pair">
      <DateField {...shell} autoFocus={atOnce} value={day} onChange={(next) => put(next, time)} />
      <TextField
        label={t("own.time")}
        labelHidden={shell.labelHidden}
        type="time"
        value={time}
        disabled={day === null}
        onChange={(next) => put(day, next)}
      />
    </div>
  );
}

/** Of choices that depend on this one those that do not go with it after a change: emptied at once, as the server does in any case. */
export function emptiedWith(field: FieldInfo, fields: readonly FieldInfo[], after: Draft): Draft {
  const emptied = fields.flatMap((dependent) => {
    if (!dependent.own?.dependsOn || dependent.own.dependsOn !== ownKeyOf(field.key)) return [];
    const value = valueAt(after, dependent.key);
    if (isEmpty(value)) return [];
    const open = choicesIn(dependent, after);
    const left = [value].flat().filter((one) => typeof one === "string" && open.includes(one));
    if (left.length === [value].flat().length) return [];
    return [draftOf(dependent.key, Array.isArray(value) ? left : "")];
  });
  return Object.assign({}, ...emptied);
}
