import { useTranslation } from "react-i18next";
import { ChoiceField } from "../kit/choice-field.tsx";
import { ChoicesField } from "../kit/choices-field.tsx";
import { DateField } from "../kit/date-field.tsx";
import type { OpenEdit } from "./editing.ts";
import type { CellValue } from "./list.ts";

interface CellInputProps {
  edit: OpenEdit;
  value: CellValue;
  onChange: (value: CellValue) => void;
  /** A single choice is made: nothing more is to be typed. */
  onChoose: (value: CellValue) => void;
}

/** The right input for the kind of value. */
export function CellInput({ edit, value, onChange, onChoose }: CellInputProps) {
  const { t } = useTranslation("grid");
  const field = { label: edit.label, labelHidden: true, autoFocus: edit.takesFocus };
  if (typeof value !== "string") {
    const source = { ...edit.choices, openAtOnce: edit.takesFocus };
    if (edit.kind === "choices") {
      return (
        <ChoicesField
          {...field}
          {...source}
          value={value}
          onChange={onChange}
          onAdd={edit.add}
          placeholder={t("choose")}
        />
      );
    }
    const [chosen = null] = value;
    return (
      <ChoiceField
        {...field}
        {...source}
        value={chosen?.value ?? null}
        chosen={chosen}
        clearable={edit.clearable}
        placeholder={t("choose")}
        onChange={(_, option) => onChoose(option ? [option] : [])}
        onAdd={edit.add && ((typed) => onChoose(edit.add ? [edit.add(typed)] : []))}
      />
    );
  }
  if (edit.kind === "day") {
    return (
      <div className="cell-panel">
        <DateField
          {...field}
          partial={edit.partial}
          value={value === "" ? null : value}
          onChange={(day) => onChange(day ?? "")}
        />
      </div>
    );
  }
  const type = { email: "email", phone: "tel" }[edit.kind === "email" || edit.kind === "phone" ? edit.kind : "email"];
  return (
    <input
      className="in"
      type={edit.kind === "line" ? "text" : type}
      inputMode={edit.kind === "email" ? "email" : edit.kind === "phone" ? "tel" : undefined}
      dir={edit.kind === "line" ? "auto" : "ltr"}
      aria-label={edit.label}
      aria-invalid={edit.fault ? true : undefined}
      autoComplete="off"
      spellCheck={false}
      autoFocus={edit.takesFocus}
      value={value}
      onFocus={(event) => event.target.select()}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
