import { useMemo } from "react";
import type { HeaderFace } from "./header-face.ts";
import { faceOf } from "./lines.ts";
import type { Column, List } from "./list.ts";

/** The shown columns as the grid draws them; the same array until one of them changes, so that rows rest. */
export function useFaces<Row extends object>(
  list: List<Row>,
  shown: readonly Column<Row>[],
  phone: boolean,
): readonly HeaderFace[] {
  const keys = shown.map((column) => column.key).join();
  return useMemo(() => {
    const columns = keys.split(",").flatMap((key) => list.columns.find((column) => column.key === key) ?? []);
    return columns
      .filter((column, at, all) => !phone || (column.phone !== undefined && isFirstAt(column.phone, at, all)))
      .map((column) => {
        const sortBy = column.sortBy ?? column.key;
        const filters = (list.fields.find((field) => field.key === column.key)?.operators.length ?? 0) > 0;
        return {
          ...faceOf(column),
          filters,
          sortBy: list.fields.some((field) => field.key === sortBy && field.sorts) ? sortBy : undefined,
        };
      });
  }, [list, keys, phone]);
}

/** Of several columns that would stand in one place of a phone's row the first one does. */
function isFirstAt(place: string, at: number, columns: readonly { phone?: string | undefined }[]): boolean {
  return columns.findIndex(({ phone }) => phone === place) === at;
}
