import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { DateField } from "../../kit/date-field.tsx";
import { NumberField } from "../../kit/number-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import type { FieldDraft } from "./field-draft.ts";
import { canBegin } from "./own-field.ts";

interface BeginsInputProps {
  draft: FieldDraft;
  onChange: (begins: unknown) => void;
  error: string | undefined;
}

/** What new records begin with, by the input that fits; nothing where that is not offered, as for what must be unique. */
export function BeginsInput({ draft, onChange, error }: BeginsInputProps) {
  const { t } = useTranslation("own-fields");
  const { type, unique, begins, choices } = draft;
  if (!canBegin(type) || unique) return null;
  const shell = { label: t("begins"), error };
  const text = typeof begins === "string" ? begins : "";
  if (type === "number")
    return <NumberField {...shell} value={typeof begins === "number" ? begins : null} onChange={onChange} />;
  if (type === "date") return <DateField {...shell} value={text || null} onChange={onChange} />;
  if (type === "yesNo")
    return (
      <ChoiceField
        {...shell}
        clearable
        placeholder={t("beginsEmpty")}
        options={[
          { value: "yes", label: t("card:yes") },
          { value: "no", label: t("card:no") },
        ]}
        value={typeof begins === "boolean" ? (begins ? "yes" : "no") : null}
        onChange={(value) => onChange(value === null ? null : value === "yes")}
      />
    );
  if (type === "choice")
    return (
      <ChoiceField
        {...shell}
        clearable
        placeholder={t("beginsEmpty")}
        options={choices.filter(({ label }) => label.trim() !== "").map(({ name, label }) => ({ value: name, label }))}
        value={choices.some(({ name }) => name === begins) ? text : null}
        onChange={onChange}
      />
    );
  return <TextField {...shell} value={text} onChange={onChange} autoComplete="off" maxLength={500} />;
}
