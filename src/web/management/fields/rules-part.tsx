import { useTranslation } from "react-i18next";
import { Checkbox } from "../../kit/checks.tsx";
import type { FieldDraft } from "./field-draft.ts";
import { canBeSorted, canBeUnique } from "./own-field.ts";

interface RulesPartProps {
  draft: FieldDraft;
  onChange: (part: Partial<FieldDraft>) => void;
  faultAt: (pointer: string) => string | undefined;
}

/** Whether it must be filled in, differs from record to record, and gives an order. */
export function RulesPart({ draft, onChange, faultAt }: RulesPartProps) {
  const { t } = useTranslation("own-fields");
  const rules = (["required", "unique", "sortable"] as const).filter((rule) => {
    // A file comes onto a record that is there.
    if (rule === "required") return draft.type !== "file";
    return rule === "unique" ? canBeUnique(draft.type) : canBeSorted(draft.type);
  });
  if (rules.length === 0) return null;
  return (
    <fieldset className="field fields-rules">
      <legend className="fl">{t("rules")}</legend>
      {rules.map((rule) => {
        const fault = faultAt(`/${rule}`);
        return (
          <div key={rule}>
            <Checkbox
              checked={draft[rule]}
              onChange={(on) => onChange({ [rule]: on })}
              detail={t(`ruleWords.${rule}`)}
              aria-invalid={fault ? true : undefined}
            >
              {t(`mark.${rule}`)}
            </Checkbox>
            {fault && (
              <p className="err-t" role="alert">
                {fault}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
