import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { Field } from "../../kit/field.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { NoteBar } from "../../kit/states.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { BeginsInput } from "./begins-input.tsx";
import { ChoicesPart } from "./choices-part.tsx";
import type { FieldDraft } from "./field-draft.ts";
import { kinds, isChoice, type Kind, type On, type OwnField } from "./own-field.ts";
import { PatternPart } from "./pattern-part.tsx";
import { RulesPart } from "./rules-part.tsx";
import { TranslationsPart } from "./translations-part.tsx";
import { useFieldForm } from "./use-field-form.ts";
import { useKindWords } from "./use-kind-words.ts";

interface FieldDialogProps {
  on: On;
  /** The one to change; without it a new one is made. */
  field: OwnField | undefined;
  /** All others that are shown. */
  others: readonly OwnField[];
  /** What stands in the form of a new one. */
  start?: Partial<FieldDraft>;
  onClose: () => void;
  /** The new one is there; the dialog closes besides. */
  onMade?: (made: OwnField) => void;
}

/** What is said of an own field: its name and type, for whom it is, what it takes. */
export function FieldDialog({ on, field, others, start, onClose, onMade }: FieldDialogProps) {
  const { t } = useTranslation("own-fields");
  const kindWords = useKindWords();
  const { draft, change, faultAt, note, busy, failures, save } = useFieldForm(on, field, {
    start,
    onMade,
    onDone: onClose,
  });
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failures > 0) body.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [failures]);
  const explain = (kind: Kind) => t(`typeWords.${kind}`, { list: t("companies:title") });
  const headings = [...new Set(others.flatMap(({ heading }) => heading || []))];
  const heading = draft.heading === "" ? null : { value: draft.heading, label: draft.heading };
  const choose = (kind: string | null) => change({ type: kinds.find((one) => one === kind), begins: null });
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      onSubmit={() => void save()}
      title={field ? t("editTitle", { name: field.name }) : t("create")}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button variant="primary" type="submit" busy={busy}>
            {t(field ? "save" : "make")}
          </Button>
        </>
      }
    >
      <div className="fields-form" ref={body}>
        {note && (
          <NoteBar tone="red" boxed title={t("notSaved")}>
            {note}
          </NoteBar>
        )}
        <TextField
          label={t("name")}
          value={draft.name}
          onChange={(name) => change({ name })}
          error={faultAt("/name")}
          required
          data-autofocus
          autoComplete="off"
          maxLength={60}
        />
        {field ? (
          <TextField
            label={t("typeLabel")}
            value={kindWords(draft.type)}
            onChange={() => {}}
            hint={t("typeFixed")}
            readOnly
          />
        ) : (
          <ChoiceField
            label={t("typeLabel")}
            hint={explain(draft.type)}
            options={kinds.map((kind) => ({
              value: kind,
              label: kindWords(kind),
              detail: explain(kind),
            }))}
            value={draft.type}
            onChange={choose}
          />
        )}
        {draft.type === "pattern" && (
          <PatternPart
            pattern={draft.pattern}
            onChange={(pattern) => change({ pattern })}
            error={faultAt("/pattern")}
          />
        )}
        {isChoice(draft.type) && (
          <ChoicesPart draft={draft} field={field} others={others} onChange={change} faultAt={faultAt} />
        )}
        <TextField
          label={t("hint")}
          hint={t("hintWords")}
          value={draft.hint}
          onChange={(hint) => change({ hint })}
          error={faultAt("/hint")}
          autoComplete="off"
          maxLength={200}
        />
        <div className="fields-pair">
          <ChoiceField
            label={t("heading")}
            placeholder={t("fields:section.additional")}
            hint={t("headingWords")}
            clearable
            options={headings.map((value) => ({ value, label: value }))}
            value={heading?.value ?? null}
            chosen={heading}
            onChange={(value) => change({ heading: value ?? "" })}
            onAdd={(typed) => change({ heading: typed })}
            error={faultAt("/heading")}
          />
          {on === "contacts" && (
            <Field label={t("peopleLabel")} group error={faultAt("/people")}>
              {() => (
                <Segmented
                  label={t("peopleLabel")}
                  options={(["both", "clients", "agents"] as const).map((value) => ({
                    value,
                    label: t(`peopleShort.${value}`),
                  }))}
                  value={draft.people}
                  onChange={(people) => change({ people })}
                />
              )}
            </Field>
          )}
        </div>
        <BeginsInput draft={draft} onChange={(begins) => change({ begins })} error={faultAt("/default")} />
        <RulesPart draft={draft} onChange={change} faultAt={faultAt} />
        <TranslationsPart draft={draft} onChange={change} faultAt={faultAt} />
        {field && (
          <p className="fields-key t3">
            {t("keyWords")} <code dir="ltr">custom.{field.key}</code>
          </p>
        )}
      </div>
    </Dialog>
  );
}
