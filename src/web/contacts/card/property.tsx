import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../kit/classes.ts";
import { Icon } from "../../kit/icon.tsx";
import { useIsAnotherToday } from "../as-of/past-context.ts";
import { FieldInput } from "../fields/field-input.tsx";
import {
  contactFieldsQuery,
  isEmpty,
  pointerTo,
  valueAt,
  type Contact,
  type Draft,
  type FieldInfo,
} from "../fields/contact.ts";
import { emptiedWith } from "../fields/own-input.tsx";
import { useFieldWords } from "../fields/use-field-words.ts";
import { BlockEditor } from "./block-editor.tsx";
import { EditNote } from "./edit-note.tsx";
import { useEditing } from "./use-editing.ts";
import { PropertyValue } from "./property-value.tsx";

interface PropertyProps {
  contact: Contact;
  field: FieldInfo;
  editable: boolean;
}

/** One field in its row: the pencil, a double press or "Add" turn it into its editor. Enter saves, Esc leaves. */
export function Property({ contact, field, editable }: PropertyProps) {
  const { t } = useTranslation("card");
  const words = useFieldWords();
  const isAnother = useIsAnotherToday(field.key);
  const editing = useEditing(contact, [field.key]);
  const label = words.label(field.key);
  const empty = isEmpty(valueAt(contact, field.key));
  const { pencil, begin, finish } = useReturningFocus(() => editing.start());
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const put = (part: Draft, final?: boolean) => {
    const whole = { ...part, ...emptiedWith(field, fields, { ...contact, ...part }) };
    if (final) finish(() => editing.save(whole));
    else editing.change(whole);
  };
  const isBlock = field.kind === "html" || field.kind === "longText";
  if (editing.draft !== undefined) {
    const input = (
      <FieldInput
        field={field}
        contactId={contact.id}
        draft={{ ...contact, ...editing.draft }}
        labelHidden
        atOnce
        error={isBlock ? undefined : editing.faultAt(pointerTo(field.key))}
        onChange={put}
      />
    );
    return (
      <div className={classes("pr editing", isBlock && "block")}>
        <dt>{label}</dt>
        <dd>
          {isBlock ? (
            <BlockEditor editing={editing} keys={[field.key]} onDone={finish}>
              {input}
            </BlockEditor>
          ) : (
            <LineEditor field={field} editing={editing} onDone={finish}>
              {input}
            </LineEditor>
          )}
        </dd>
      </div>
    );
  }
  return (
    <div className={classes("pr", isAnother && "past-other")} onDoubleClick={editable ? begin : undefined}>
      <dt>{label}</dt>
      <dd>
        {empty && editable ? (
          <AddButton label={label} onPress={begin} button={pencil} />
        ) : (
          <PropertyValue contact={contact} field={field} />
        )}
        {isAnother && <span className="sr">{t("past.other")}</span>}
        {!empty && editable && <Pencil label={label} onPress={begin} button={pencil} />}
      </dd>
    </div>
  );
}

interface LineEditorProps {
  field: FieldInfo;
  editing: ReturnType<typeof useEditing>;
  onDone: (work: () => unknown) => void;
  children: ReactNode;
}

// Leaving it otherwise saves what changed, as in the grid.
function LineEditor({ field, editing, onDone, children }: LineEditorProps) {
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onDone(editing.leave);
    if (event.key === "Enter" && !event.defaultPrevented) {
      event.preventDefault();
      onDone(() => editing.save());
    }
  };
  const blocked = editing.refusal !== undefined || editing.theirs !== undefined;
  return (
    <div
      className="line-editor"
      onKeyDown={press}
      onBlur={(event) => {
        if (!blocked && document.hasFocus() && !event.currentTarget.contains(event.relatedTarget)) void editing.save();
      }}
    >
      {children}
      <EditNote editing={editing} keys={[field.key]} />
    </div>
  );
}

/** Where focus goes when an editor closes by keyboard: to the pencil that opened it. */
export function useReturningFocus(start: () => void) {
  const pencil = useRef<HTMLButtonElement>(null);
  const wanted = useRef(false);
  useEffect(() => {
    if (!wanted.current || !pencil.current) return;
    wanted.current = false;
    pencil.current.focus();
  });
  return {
    pencil,
    begin: start,
    finish: (work: () => unknown) => {
      wanted.current = true;
      void work();
    },
  };
}

interface ButtonProps {
  label: string;
  onPress: () => void;
  button: React.RefObject<HTMLButtonElement | null>;
}

export function Pencil({ label, onPress, button }: ButtonProps) {
  const { t } = useTranslation("card");
  return (
    <button ref={button} type="button" className="pen" aria-label={t("edit", { name: label })} onClick={onPress}>
      <Icon of={IconPencil} size="s" />
    </button>
  );
}

function AddButton({ label, onPress, button }: ButtonProps) {
  const { t } = useTranslation("card");
  const id = useId();
  return (
    <button
      ref={button}
      type="button"
      id={id}
      className="ghost"
      aria-label={t("addOf", { name: label })}
      onClick={onPress}
    >
      {t("addShort")}
    </button>
  );
}
