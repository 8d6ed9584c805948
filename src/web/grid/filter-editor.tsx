import IconChevronLeft from "@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { firstCondition, isComplete, withOperator } from "./condition.ts";
import type { Field } from "./field.ts";
import { type Condition, takesNoValue } from "./filter.ts";
import { FieldList } from "./field-list.tsx";
import { ValueField } from "./value-field.tsx";
import "./filter-editor.css";

interface FilterEditorProps {
  fields: readonly Field[];
  /** The condition to change; without it one begins with a field. */
  condition?: Condition;
  /** Begins with this field. */
  field?: string;
  /** Given the condition once it is complete; undefined when left. */
  onDone: (condition: Condition | undefined) => void;
}

/** Field, operator, value: what a chip of the filter says. Enter or Apply takes it. */
export function FilterEditor({ fields, condition, field: asked, onDone }: FilterEditorProps) {
  const { t } = useTranslation("grid");
  const choice = fields.filter((field) => field.operators.length > 0);
  const [draft, setDraft] = useState(() => condition ?? beginWith(choice, asked));
  const field = choice.find((one) => one.key === draft?.field);
  const part = useFocusOnStep(field?.key);
  if (draft === undefined || field === undefined) {
    return (
      <div ref={part}>
        <FieldList fields={choice} onChoose={(chosen) => setDraft(firstCondition(chosen))} />
      </div>
    );
  }
  const ready = isComplete(draft);
  const done = () => ready && onDone(draft);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.defaultPrevented) return;
    if (event.target instanceof HTMLElement && event.target.closest("button,select")) return;
    event.preventDefault();
    done();
  };
  return (
    <div className="filter-editor" onKeyDown={press} ref={part}>
      <div className="row-f">
        {!condition && (
          <IconButton size="xs" icon={IconChevronLeft} label={t("otherField")} onClick={() => setDraft(undefined)} />
        )}
        <b className="clip">{field.label}</b>
        <select
          className="in"
          aria-label={t("operator")}
          value={draft.is}
          onChange={(event) => {
            const operator = field.operators.find((one) => one === event.target.value);
            if (operator) setDraft({ field: field.key, ...withOperator(draft.value, operator, field) });
          }}
        >
          {field.operators.map((operator) => (
            <option key={operator} value={operator}>
              {t(`operators.${operator}`)}
            </option>
          ))}
        </select>
      </div>
      {!takesNoValue(draft.is) && (
        <ValueField
          key={draft.is}
          field={field}
          condition={draft}
          onChange={(value) => setDraft({ ...draft, value })}
          onDone={done}
        />
      )}
      <div className="row-f end">
        <Button size="s" variant="quiet" onClick={() => onDone(undefined)}>
          {t("cancel")}
        </Button>
        <Button size="s" disabled={!ready} onClick={done}>
          {t("apply")}
        </Button>
      </div>
    </div>
  );
}

/** From the field to its value and back the focus goes along; at first whatever floats here leads it in. */
function useFocusOnStep(field: string | undefined) {
  const part = useRef<HTMLDivElement>(null);
  const shown = useRef(field);
  useEffect(() => {
    if (shown.current === field) return;
    shown.current = field;
    const find = (selector: string) => part.current?.querySelector<HTMLElement>(selector);
    (find("[data-autofocus]") ?? find("select"))?.focus();
  }, [field]);
  return part;
}

function beginWith(fields: readonly Field[], key: string | undefined): Condition | undefined {
  const field = fields.find((one) => one.key === key);
  return field && firstCondition(field);
}
