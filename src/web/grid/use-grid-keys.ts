import { useTranslation } from "react-i18next";
import { useShortcut } from "../kit/shortcuts.ts";
import type { Cursor } from "./use-cursor.ts";
import type { Ticking } from "./use-selection.ts";

interface GridKeys {
  cursor: Cursor;
  ticking: Ticking;
  edit: (row: number, column: number) => boolean;
  open: (row: number) => void;
  count: number;
  on: boolean;
}

/** Single keys that work wherever the focus is on the page of a list. */
export function useGridKeys({ cursor, ticking, edit, open, count, on }: GridKeys): void {
  const { t } = useTranslation("grid");
  const section = { section: t("keys.list"), when: on };
  const { row, column } = cursor.spot;
  const go = (to: number) => cursor.go({ row: Math.max(0, Math.min(count - 1, to)), column });
  useShortcut("j", t("keys.down"), () => go(cursor.inside ? row + 1 : row), section);
  useShortcut("k", t("keys.up"), () => go(cursor.inside ? row - 1 : row), section);
  useShortcut("x", t("keys.select"), () => ticking.toggle(Math.max(0, row), false), section);
  useShortcut("shift+x", t("keys.selectRange"), () => ticking.toggle(Math.max(0, row), true), section);
  useShortcut("e", t("keys.edit"), () => edit(row, column), section);
  useShortcut("o", t("keys.open"), () => open(row), section);
}
