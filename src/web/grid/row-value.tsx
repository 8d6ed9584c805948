import { useTranslation } from "react-i18next";
import { ChoiceField } from "../kit/choice-field.tsx";
import { ChoicesField } from "../kit/choices-field.tsx";
import { chosenValues } from "./condition.ts";
import { type Field, valueInputOf } from "./field.ts";
import { type Condition, takesList } from "./filter.ts";
import { namedOption, rememberName } from "./names.ts";
import { ValueField } from "./value-field.tsx";

interface RowValueProps {
  field: Field;
  condition: Condition;
  onChange: (value: unknown) => void;
}

const nothing = () => {};

/** The value of a condition where many stand beneath each other: what is chosen is a field with a list, not a list. */
export function RowValue({ field, condition, onChange }: RowValueProps) {
  const { t } = useTranslation("grid");
  if (valueInputOf(field) !== "choice")
    return <ValueField field={field} condition={condition} onChange={onChange} onDone={nothing} />;
  const chosen = chosenValues(condition).map((value) => namedOption(field, value));
  const common = { ...field.choices, label: t("value"), labelHidden: true, placeholder: t("choose") };
  if (takesList(condition.is))
    return (
      <ChoicesField
        {...common}
        value={chosen}
        onChange={(options) => {
          for (const option of options) rememberName(field.key, option);
          onChange(options.map(({ value }) => value));
        }}
      />
    );
  return (
    <ChoiceField
      {...common}
      value={chosen[0]?.value ?? null}
      chosen={chosen[0] ?? null}
      onChange={(value, option) => {
        if (option) rememberName(field.key, option);
        onChange(value ?? undefined);
      }}
    />
  );
}
