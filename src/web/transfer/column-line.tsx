import { useTranslation } from "react-i18next";
import { ChoiceField } from "../kit/choice-field.tsx";
import type { Option } from "../kit/choice-options.ts";
import { Pill } from "../kit/tag.tsx";
import type { ImportColumn } from "./import-query.ts";
import { useColumnWords } from "./use-column-words.ts";

/** What is chosen instead of one of our columns; none is called so. */
const leaveOut = "-";
const newField = "+";

interface ColumnLineProps {
  column: ImportColumn;
  /** What it is now. */
  field: string;
  options: readonly Option[];
  guessed: boolean;
  onChange: (field: string) => void;
  /** Opens the form of a new field; absent where one may make none. */
  onMake?: (() => void) | undefined;
}

/** A column of the file: its name, some of its values, and what it is. */
export function ColumnLine({ column, field, options, guessed, onChange, onMake }: ColumnLineProps) {
  const { t } = useTranslation("import");
  const words = useColumnWords();
  const name = column.header || t("columns.nameless", { number: column.index + 1 });
  const samples = column.samples.filter((sample) => sample.trim() !== "");
  return (
    <>
      <span role="cell" className={field === "" ? "col-name t3" : "col-name"}>
        <bdi>{name}</bdi>
      </span>
      <span role="cell" className="col-values clip" title={samples.join("\n")}>
        {samples.length > 0 ? (
          samples.map((sample, at) => <bdi key={at}>{sample}</bdi>)
        ) : (
          <span className="t3">{t("columns.empty")}</span>
        )}
      </span>
      <span role="cell" className="col-field">
        <ChoiceField
          label={t("columns.meaningOf", { name })}
          labelHidden
          placeholder={t("columns.leftOut")}
          options={[
            { value: leaveOut, label: t("columns.leaveOut") },
            ...(onMake ? [{ value: newField, label: t("columns.newField") }] : []),
            ...options,
          ]}
          value={field === "" ? null : field}
          chosen={field === "" ? null : { value: field, label: words(field) }}
          clearable
          hint={field === "Full name" ? t("columns.fullName") : undefined}
          onChange={(value) => {
            if (value === newField) onMake?.();
            else onChange(value === null || value === leaveOut ? "" : value);
          }}
        />
        {guessed && <Pill tone="amber">{t("columns.guessed")}</Pill>}
      </span>
    </>
  );
}
