import { useTranslation } from "react-i18next";
import type { Option } from "../kit/choice-options.ts";
import { DateField } from "../kit/date-field.tsx";
import { NumberField } from "../kit/number-field.tsx";
import { Segmented } from "../kit/segmented.tsx";
import { TextField } from "../kit/text-field.tsx";
import { chosenValues } from "./condition.ts";
import { type Field, valueInputOf } from "./field.ts";
import { type Condition, takesList } from "./filter.ts";
import { namedOption, rememberName } from "./names.ts";
import { PickList } from "./pick-list.tsx";
import { SpanField } from "./span-field.tsx";

interface ValueFieldProps {
  field: Field;
  condition: Condition;
  onChange: (value: unknown) => void;
  onDone: () => void;
}

/** The right input for the value of a condition. */
export function ValueField({ field, condition, onChange, onDone }: ValueFieldProps) {
  const { t } = useTranslation("grid");
  const { is, value } = condition;
  const label = t("value");
  const input = valueInputOf(field);
  if (is === "within") return <SpanField value={value} onChange={onChange} ofDays={field.kind === "birthday"} />;
  if (is === "between") {
    const [from, to] = Array.isArray(value) ? value : [];
    return (
      <div className="between">
        <OneValue input={input} label={t("from")} value={from} onChange={(next) => onChange([next, to])} />
        <OneValue input={input} label={t("to")} value={to} onChange={(next) => onChange([from, next])} />
      </div>
    );
  }
  if (input === "choice") {
    const chosen = chosenValues(condition).map((one) => namedOption(field, one));
    const toggle = (option: Option) => {
      rememberName(field.key, option);
      if (!takesList(is)) return onChange(option.value);
      const without = chosen.filter((one) => one.value !== option.value);
      onChange((without.length < chosen.length ? without : [...chosen, option]).map((one) => one.value));
    };
    return (
      <PickList
        {...field.choices}
        label={field.label}
        chosen={chosen}
        onToggle={toggle}
        onDone={onDone}
        placeholder={t("findChoice")}
      />
    );
  }
  if (takesList(is)) {
    const lines = Array.isArray(value) ? value.join(", ") : "";
    return (
      <TextField
        label={label}
        labelHidden
        hint={t("separated")}
        value={lines}
        onChange={(text) =>
          onChange(
            text
              .split(",")
              .map((one) => one.trimStart())
              .filter((one, at, all) => one !== "" || at === all.length - 1),
          )
        }
        data-autofocus
      />
    );
  }
  return <OneValue input={input} label={label} value={value} onChange={onChange} />;
}

function OneValue({
  input,
  label,
  value,
  onChange,
}: {
  input: string;
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const { t } = useTranslation("grid");
  if (input === "day")
    return (
      <DateField
        label={label}
        labelHidden
        value={typeof value === "string" ? value : null}
        onChange={(day) => onChange(day ?? undefined)}
      />
    );
  if (input === "number")
    return (
      <NumberField
        label={label}
        labelHidden
        value={typeof value === "number" ? value : null}
        onChange={(number) => onChange(number ?? undefined)}
        data-autofocus
      />
    );
  if (input === "yesNo") {
    const options = [
      { value: "yes", label: t("yes") },
      { value: "no", label: t("no") },
    ] as const;
    return (
      <Segmented
        label={label}
        options={options}
        value={value === false ? "no" : "yes"}
        onChange={(answer) => onChange(answer === "yes")}
      />
    );
  }
  return (
    <TextField
      label={label}
      labelHidden
      value={typeof value === "string" ? value : ""}
      onChange={onChange}
      data-autofocus
    />
  );
}
