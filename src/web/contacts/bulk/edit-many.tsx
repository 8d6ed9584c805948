import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { changeOf, withoutBlanks } from "../fields/change-of.ts";
import { draftOf, isEmpty, valueAt, type Draft, type FieldInfo } from "../fields/contact.ts";
import { useFieldWords } from "../fields/use-field-words.ts";
import { BulkDialog, type BulkProps } from "./bulk-dialog.tsx";
import { emptyOf, fieldsForMany, hasEditor, mayBeEmpty } from "./fields-for-many.ts";
import { ManyInput } from "./many-input.tsx";

interface EditManyProps extends BulkProps {
  fields: readonly FieldInfo[];
}

/** One field of all that are chosen: which one, and what it will say, or that it is emptied. */
export function EditMany({ fields, ...props }: EditManyProps) {
  const { t } = useTranslation("bulk");
  const words = useFieldWords();
  const choice = fieldsForMany(fields);
  const [field, setField] = useState<FieldInfo>();
  const [draft, setDraft] = useState<Draft>({});
  const [mode, setMode] = useState<"set" | "clear">("set");
  const choose = (key: string | null) => {
    const next = choice.find((one) => one.key === key);
    setField(next);
    setDraft(next?.kind === "yesNo" ? draftOf(next.key, true) : {});
    setMode(next === undefined || hasEditor(next) ? "set" : "clear");
  };
  return (
    <BulkDialog {...props} action="edit" what={field && bulkOf(field, draft, mode)}>
      {(fault) => (
        <>
          <ChoiceField
            label={t("edit.field")}
            options={choice.map(({ key }) => ({ value: key, label: words.label(key) }))}
            value={field?.key ?? null}
            onChange={choose}
            placeholder={t("edit.find")}
            autoFocus
          />
          {field && hasEditor(field) && mayBeEmpty(field) && (
            <Segmented
              label={t("edit.how")}
              options={[
                { value: "set", label: t("edit.set") },
                { value: "clear", label: t("edit.clear") },
              ]}
              value={mode}
              onChange={setMode}
            />
          )}
          {field && mode === "set" && (
            <ManyInput
              key={field.key}
              field={{ ...field, required: false }}
              draft={draft}
              onChange={(change) => setDraft({ ...draft, ...change })}
              fault={fault}
            />
          )}
          {field && mode === "clear" && <p>{t("edit.clearWords", { field: words.label(field.key) })}</p>}
          {field && mode === "set" && Array.isArray(valueAt(draft, field.key)) && (
            <p className="t3">{t("edit.listWords")}</p>
          )}
        </>
      )}
    </BulkDialog>
  );
}

function bulkOf(field: FieldInfo, draft: Draft, mode: "set" | "clear") {
  if (mode === "clear") return { change: changeOf(draftOf(field.key, emptyOf(field))) };
  return isEmpty(valueAt(withoutBlanks(draft), field.key)) ? undefined : { change: changeOf(draft) };
}
