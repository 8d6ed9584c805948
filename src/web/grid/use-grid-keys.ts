import { useTranslation } from "react-i18next";
import { useShortcut } from "../kit/shortcuts.ts";
import type { GridModel } from "./use-grid.ts";
import type { Ticking } from "./use-selection.ts";

interface GridKeys {
  grid: Pick<GridModel<never>, "cursor" | "count" | "edit" | "open">;
  ticking: Ticking;
  selectable: boolean;
  on: boolean;
}

/** Single keys that work wherever the focus is on the page of a list. */
export function useGridKeys({ grid: { cursor, count, edit, open }, ticking, selectable, on }: GridKeys): void {
  const { t } = useTranslation("grid");
  const section = { section: t("keys.list"), when: on };
  const ticks = { ...section, when: on && selectable };
  const { row, column } = cursor.spot;
  const go = (to: number) => cursor.go({ row: Math.max(0, Math.min(count - 1, to)), column });
  useShortcut("j", t("keys.down"), () => go(cursor.inside ? row + 1 : row), section);
  useShortcut("k", t("keys.up"), () => go(cursor.inside ? row - 1 : row), section);
  useShortcut("x", t("keys.select"), () => ticking.toggle(Math.max(0, row), false), ticks);
  useShortcut("shift+x", t("keys.selectRange"), () => ticking.toggle(Math.max(0, row), true), ticks);
  useShortcut("e", t("keys.edit"), () => edit(row, column), section);
  useShortcut("o", t("keys.open"), () => open(row), section);
}
