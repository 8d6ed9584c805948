import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useToast } from "../kit/toast.tsx";
import type { Editor, OpenEdit, Then } from "./editing.ts";
import { mayEditCell } from "./lines.ts";
import type { List } from "./list.ts";
import type { Rows } from "./rows.ts";
import { makeSaver } from "./saving.ts";

export interface Editing<Row> {
  open: readonly OpenEdit[];
  editor: Editor;
  /** Opens the editor of a cell; false where nothing may be edited. */
  start: (row: Row, key: string) => boolean;
}

/** The cells that are open for editing. `after` moves on once one is saved or left. */
export function useEditing<Row extends object>(
  list: List<Row>,
  rows: Rows<Row>,
  after: (edit: OpenEdit, then: Then) => void,
): Editing<Row> {
  const { t } = useTranslation("grid");
  const { show } = useToast();
  const [open, setOpen] = useState<readonly OpenEdit[]>([]);
  const latest = useRef({ list, rows, t, after });
  latest.current = { list, rows, t, after };

  const editor = useMemo<Editor>(() => {
    const close = (edit: OpenEdit) => setOpen((all) => all.filter((one) => one.id !== edit.id || one.key !== edit.key));
    const save = makeSaver(() => latest.current, {
      saved: (edit, row, undo) => {
        const { list, t } = latest.current;
        const field = list.columns.find((column) => column.key === edit.key)?.title;
        show({ text: t("saved", { field, name: list.nameOf(row) }), undo });
      },
      refused: (edit, value, fault) =>
        setOpen((all) => [...all, { ...edit, value, fault, takesFocus: all.length === 0 }]),
    });
    return {
      save: (edit, value, then) => {
        close(edit);
        latest.current.after(edit, then);
        void save(edit, value);
      },
      leave: (edit) => {
        close(edit);
        latest.current.after(edit, "stay");
      },
    };
  }, [show]);

  const start = (row: Row, key: string): boolean => {
    const { edit: how, title } = list.columns.find((column) => column.key === key) ?? {};
    if (how === undefined || !mayEditCell(list, how, row)) return false;
    const id = list.source.idOf(row);
    if (open.some((one) => one.id === id && one.key === key)) return true;
    const label = t("inputLabel", { field: title, name: list.nameOf(row) });
    const { kind, add, clearable = false, partial = false } = how;
    const edit = {
      id,
      key,
      label,
      kind,
      choices: how.choicesOf ? { options: how.choicesOf(row) } : how.choices,
      add,
      clearable,
      partial,
      value: how.read(row),
      fault: undefined,
      takesFocus: true,
    };
    setOpen((all) => [...all, edit]);
    return true;
  };
  return { open, editor, start };
}
