import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import type { TFunction } from "i18next";
import { memo, type ReactNode } from "react";
import { classes } from "../kit/classes.ts";
import { Icon } from "../kit/icon.tsx";
import { CellEditor } from "./cell-editor.tsx";
import type { OpenEdit } from "./editing.ts";
import type { Face, Line } from "./lines.ts";
import { RowActions, type ActionFace } from "./row-actions.tsx";

export interface RowProps {
  /** Missing while its words are still to come. */
  line: Line | undefined;
  index: number;
  top: number;
  faces: readonly Face[];
  actions: readonly ActionFace[];
  selected: boolean;
  /** Whether rows have check boxes. */
  selectable: boolean;
  /** Place of the focusable cell, -1 when it is in another row. */
  focus: number;
  /** Under the pointer or holding the focus: shows what may be done. */
  hot: boolean;
  /** Pencils are there without a pointer, too. */
  pens: boolean;
  edits: readonly OpenEdit[];
  t: TFunction;
}

/** One row; drawn again only when something of its own changed. Its events are read at the grid's root. */
export const Row = memo(function Row({
  line,
  index,
  top,
  faces,
  actions,
  selected,
  selectable,
  focus,
  hot,
  pens,
  edits,
  t,
}: RowProps) {
  return (
    <div
      className={classes("gr", edits.length > 0 && "front", focus > faces.length && "acting")}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={line && selectable ? selected : undefined}
      aria-busy={line === undefined || undefined}
      data-row={index}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div className="gc chk fix" role="gridcell" aria-colindex={1} data-col={0}>
        {selectable &&
          (line ? (
            <input
              className="cb"
              type="checkbox"
              checked={selected}
              readOnly
              tabIndex={focus === 0 ? 0 : -1}
              aria-label={t("grid:selectRow", { name: line.name })}
            />
          ) : (
            <span className="sk box" tabIndex={focus === 0 ? 0 : undefined} />
          ))}
      </div>
      {faces.map((face, at) => {
        const open = edits.find((edit) => edit.key === face.key);
        return (
          <div
            key={face.key}
            className={cellClass(
              face,
              line,
              at === faces.length - 1,
              faces[at + 1]?.fixed !== true,
              open !== undefined,
            )}
            role="gridcell"
            aria-colindex={at + 2}
            data-col={at + 1}
            data-key={face.key}
            tabIndex={focus === at + 1 ? 0 : -1}
          >
            {line === undefined ? bar(face, index) : open ? <CellEditor edit={open} /> : line.draw(face.key)}
            {line && (hot || pens) && face.editable && line.edits(face.key) && !open && (
              <button
                type="button"
                className="pen"
                tabIndex={-1}
                aria-label={t("grid:editCell", { field: face.title, name: line.name })}
              >
                <Icon of={IconPencil} size="s" />
              </button>
            )}
          </div>
        );
      })}
      {line && hot && actions.length > 0 && (
        <RowActions line={line} actions={actions} column={faces.length + 1} focus={focus} />
      )}
    </div>
  );
});

function cellClass(face: Face, line: Line | undefined, last: boolean, edge: boolean, open: boolean): string {
  return classes(
    "gc",
    face.className,
    face.fixed && "fix",
    face.fixed && edge && "edge",
    last && "last",
    open && "editing",
    face.editable && line?.edits(face.key) && !open && "ed",
    face.phone && `ph-${face.phone}`,
  );
}

// As wide as words might be, and not the same in every row.
function bar(face: Face, index: number): ReactNode {
  const width = 40 + ((index * 37 + face.key.length * 53) % 50);
  return (
    <>
      {face.className?.includes("name") && <span className="sk round" />}
      <span className="sk" style={{ width: `${width}%` }} />
    </>
  );
}
