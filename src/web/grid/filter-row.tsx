import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../kit/icon-button.tsx";
import { firstCondition, withOperator } from "./condition.ts";
import type { Field } from "./field.ts";
import { type Condition, takesNoValue } from "./filter.ts";
import { RowValue } from "./row-value.tsx";

interface FilterRowProps {
  fields: readonly Field[];
  condition: Condition | undefined;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
  onEnter: () => void;
}

/** One condition of the panel: field, operator, value, each to be chosen in place. */
export function FilterRow({ fields, condition, onChange, onRemove, onEnter }: FilterRowProps) {
  const { t } = useTranslation("grid");
  const choice = fields.filter(({ key, operators }) => operators.length > 0 || key === condition?.field);
  const field = choice.find(({ key }) => key === condition?.field);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    if (!(event.target instanceof HTMLInputElement) || event.target.role === "combobox") return;
    event.preventDefault();
    onEnter();
  };
  return (
    <div className="fr" role="group" aria-label={field?.label ?? t("conditions.chooseField")} onKeyDown={press}>
      <select
        className="in"
        aria-label={t("conditions.field")}
        // A row that has just been added is where one goes on.
        autoFocus={condition === undefined}
        value={field?.key ?? ""}
        onChange={(event) => {
          const chosen = choice.find(({ key }) => key === event.target.value);
          if (chosen) onChange(firstCondition(chosen));
        }}
      >
        {field === undefined && <option value="">{condition?.field ?? t("conditions.chooseField")}</option>}
        {choice.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      {field && condition && (
        <select
          className="in"
          aria-label={t("operator")}
          value={condition.is}
          onChange={(event) => {
            const operator = field.operators.find((one) => one === event.target.value);
            if (operator) onChange({ field: field.key, ...withOperator(condition.value, operator, field) });
          }}
        >
          {(field.operators.includes(condition.is) ? field.operators : [condition.is, ...field.operators]).map(
            (operator) => (
              <option key={operator} value={operator}>
                {t(`operators.${operator}`)}
              </option>
            ),
          )}
        </select>
      )}
      {field && condition && !takesNoValue(condition.is) && (
        <div className="fr-value">
          <RowValue
            key={`${condition.field} ${condition.is}`}
            field={field}
            condition={condition}
            onChange={(value) => onChange({ ...condition, value })}
          />
        </div>
      )}
      <IconButton size="s" icon={IconX} label={t("conditions.remove")} onClick={onRemove} />
    </div>
  );
}
