import { changeOf } from "../../contacts/fields/change-of.ts";
import { draftOf, ownKeyOf, valueAt } from "../../contacts/fields/contact.ts";
import { linkOf, optionOf, peopleBut } from "../../contacts/fields/sources.tsx";
import { ownChoices, ownEdit, textIn } from "../../contacts/list/value-edits.ts";
import type { Edit } from "../../grid/list.ts";
import type { ServerField } from "../../grid/server-field.ts";
import type { EquipmentChange, EquipmentRow } from "../equipment.ts";

type EquipmentEdit = Edit<EquipmentRow>;

/** How a piece's field is edited in its cell. Whose it is and what it is a part of have dialogs of their own: they take all parts along. */
export function equipmentEditOf(field: ServerField): EquipmentEdit | undefined {
  if (!field.editable) return undefined;
  return field.own ? ownEdit(field, ownChoices(field)) : edits[field.key];
}

/** What a cell's new value means for the piece, as the API takes it. */
export function equipmentChangeOf(row: EquipmentRow, key: string): EquipmentChange {
  const { name, article, serial, usedBy } = row;
  const changes: Record<string, EquipmentChange> = {
    name: { name },
    article: { article },
    serial: { serial },
    usedBy: { usedBy: usedBy?.id ?? null },
  };
  if (ownKeyOf(key) === undefined) return changes[key] ?? {};
  return { custom: changeOf(draftOf(key, valueAt(row, key))).custom };
}

const edits: Record<string, EquipmentEdit> = {
  name: line("name"),
  article: line("article"),
  serial: line("serial"),
  usedBy: {
    kind: "choice",
    choices: peopleBut(undefined),
    clearable: true,
    read: ({ usedBy }) => (usedBy ? [optionOf(usedBy)] : []),
    write: (row, value) => {
      const [option] = typeof value === "string" ? [] : value;
      return { ...row, usedBy: option ? linkOf(option) : null };
    },
  },
};

function line(key: "name" | "article" | "serial"): EquipmentEdit {
  return {
    kind: "line",
    read: (row) => row[key] ?? "",
    write: (row, value) => ({ ...row, [key]: textIn(value) }),
  };
}
