import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Name } from "../../kit/person.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { fullNameOf, type Contact, type FieldInfo } from "../fields/contact.ts";
import { useFieldWords } from "../fields/use-field-words.ts";
import { EditNote } from "./edit-note.tsx";
import { Pencil, useReturningFocus } from "./property.tsx";
import { useEditing } from "./use-editing.ts";

const keys = ["namePrefix", "firstName", "middleName", "lastName", "nameSuffix"] as const;

/** The name with all its parts as the page's title, editable where it stands. */
export function NameLine({
  contact,
  fields,
  mayEdit,
}: {
  contact: Contact;
  fields: readonly FieldInfo[];
  mayEdit: boolean;
}) {
  const { t } = useTranslation("card");
  const words = useFieldWords();
  const editing = useEditing(contact, keys);
  const { pencil, begin, finish } = useReturningFocus(() => editing.start());
  const { draft } = editing;
  if (draft === undefined) {
    return (
      <div className="name" onDoubleClick={mayEdit ? begin : undefined}>
        <h1>
          <Name>{fullNameOf(contact) || t("nameless")}</Name>
        </h1>
        {mayEdit && <Pencil label={t("theName")} onPress={begin} button={pencil} />}
      </div>
    );
  }
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") finish(editing.leave);
    if (event.key === "Enter") finish(() => editing.save());
  };
  const parts = keys.filter((key) => fields.some((field) => field.key === key && field.editable));
  const blocked = editing.refusal !== undefined || editing.theirs !== undefined;
  return (
    <div
      className="name-editor line-editor"
      onKeyDown={press}
      onBlur={(event) => {
        if (!blocked && document.hasFocus() && !event.currentTarget.contains(event.relatedTarget)) void editing.save();
      }}
    >
      <h1 className="sr">{fullNameOf(contact)}</h1>
      {parts.map((key) => (
        <TextField
          key={key}
          label={words.label(key)}
          labelHidden
          placeholder={words.label(key)}
          maxLength={key === "namePrefix" || key === "nameSuffix" ? 40 : 100}
          className={key}
          autoComplete="off"
          autoFocus={key === "firstName"}
          value={draft[key] ?? ""}
          onChange={(text) => editing.change({ [key]: text })}
          error={editing.faultAt(`/${key}`)}
        />
      ))}
      <EditNote editing={editing} keys={keys} />
    </div>
  );
}
