import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { ListRows } from "../../contacts/fields/list-rows.tsx";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { ChoicesField } from "../../kit/choices-field.tsx";
import { classes } from "../../kit/classes.ts";
import { TextField } from "../../kit/text-field.tsx";
import { newChoice, type FieldDraft } from "./field-draft.ts";
import type { OwnField } from "./own-field.ts";

interface ChoicesPartProps {
  draft: FieldDraft;
  field: OwnField | undefined;
  others: readonly OwnField[];
  onChange: (part: Partial<FieldDraft>) => void;
  faultAt: (pointer: string) => string | undefined;
}

/** The choices in their order, and with which choices of another field each goes. */
export function ChoicesPart({ draft, field, others, onChange, faultAt }: ChoicesPartProps) {
  const { t } = useTranslation("own-fields");
  const { choices, dependsOn } = draft;
  // Two levels: what depends on another has none that depends on it.
  const isParent = field !== undefined && others.some((other) => other.dependsOn === field.key);
  const parents = isParent ? [] : others.filter((other) => other.type === "choice" && other.dependsOn === null);
  const parent = parents.find(({ key }) => key === dependsOn);
  const parentOptions = (parent?.options ?? []).map(({ key, label }) => ({ value: key, label }));
  const depend = (key: string | null) =>
    onChange({ dependsOn: key, choices: choices.map((choice) => ({ ...choice, under: [] })) });
  const atAll = faultAt("/options");
  return (
    <>
      {parents.length > 0 && (
        <ChoiceField
          label={t("dependsOn")}
          hint={t("dependsOnHint")}
          placeholder={t("dependsOnNothing")}
          clearable
          options={parents.map(({ key, name }) => ({ value: key, label: name }))}
          value={dependsOn}
          onChange={depend}
          error={faultAt("/dependsOn")}
        />
      )}
      <fieldset className="field">
        <legend className="fl">{t("choices")}</legend>
        <ListRows
          items={choices}
          onChange={(next) => onChange({ choices: next })}
          make={newChoice}
          addWords={t("choiceAdd")}
          nameOf={(at) => choices[at]?.label || t("choiceNth", { nth: at + 1 })}
        >
          {(choice, put, at) => (
            <div className={classes("lrow-parts single", parent && "fields-under")}>
              <TextField
                label={t("choiceNth", { nth: at + 1 })}
                labelHidden
                placeholder={t("choiceNth", { nth: at + 1 })}
                value={choice.label}
                onChange={(label) => put({ label })}
                onKeyDown={addByEnter}
                error={faultAt(`/options/${at}/label`)}
                autoComplete="off"
                maxLength={100}
              />
              {parent && (
                <ChoicesField
                  label={t("underOf", { choice: choice.label, field: parent.name })}
                  labelHidden
                  placeholder={t("underAll", { field: parent.name })}
                  options={parentOptions}
                  value={parentOptions.filter(({ value }) => choice.under.includes(value))}
                  onChange={(chosen) => put({ under: chosen.map(({ value }) => value) })}
                  error={faultAt(`/options/${at}/under`)}
                />
              )}
            </div>
          )}
        </ListRows>
        {atAll && (
          <p className="err-t" role="alert">
            {atAll}
          </p>
        )}
      </fieldset>
    </>
  );
}

/** Whoever types choices one after the other wants the next line, not to be done. */
function addByEnter(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.closest(".lrows")?.querySelector<HTMLElement>(".lrow-add")?.click();
}
