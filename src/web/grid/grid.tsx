import { type CSSProperties, useState } from "react";
import { useTranslation } from "react-i18next";
import { EditorContext } from "./editing.ts";
import { onGridClick, onGridDoubleClick, onGridKey } from "./grid-events.ts";
import type { GridProps } from "./grid-props.ts";
import { Header } from "./header.tsx";
import { Row } from "./row.tsx";
import type { Loaded } from "./rows.ts";
import { isSelected } from "./selection.ts";
import { rowAt } from "./spots.ts";
import { useGrid } from "./use-grid.ts";
import { useGridKeys } from "./use-grid-keys.ts";
import { useTouch } from "./use-phone.ts";
import type { Ticking } from "./use-selection.ts";
import "./grid.css";
import "./grid-phone.css";

const nothing: readonly never[] = [];

/** The one grid: virtual rows, one focusable cell, editing in place. */
export function Grid<Item extends object>(props: GridProps<Item>) {
  const { list, loaded, lineOf, faces, template, density, phone, sort, acts, ticking, instead, bare } = props;
  const { t } = useTranslation("grid");
  const [hovered, setHovered] = useState(-1);
  const touch = useTouch();
  const grid = useGrid(props);
  const { cursor, editing, view, actions } = grid;
  const selectable = list.bulk.length > 0;
  const heard = { grid, ticking, phone, selectable };
  useGridKeys({ grid, ticking, selectable, on: !instead });
  const { idOf } = list.source;
  const style: CSSProperties & Record<`--${string}`, string> = {
    "--cols": template.tracks,
    "--minw": `${template.least}px`,
    "--check": template.check,
  };
  return (
    <EditorContext value={editing.editor}>
      <div
        ref={grid.root}
        className="grid"
        role="grid"
        aria-label={list.title}
        aria-rowcount={loaded.count?.exact === false ? -1 : (loaded.count?.value ?? 0) + 1}
        aria-colcount={faces.length + 1 + (actions.length > 0 ? 1 : 0)}
        aria-multiselectable={selectable}
        aria-busy={loaded.state === "first" || loaded.old}
        data-density={density}
        style={style}
        onClick={(event) => onGridClick(event, heard)}
        onDoubleClick={(event) => onGridDoubleClick(event, heard)}
        onKeyDown={(event) => onGridKey(event, heard)}
        onFocus={cursor.onFocus}
        onBlur={cursor.onBlur}
        onPointerOver={(event) => event.pointerType === "mouse" && setHovered(rowAt(event.target) ?? -1)}
        onPointerLeave={() => setHovered(-1)}
      >
        {!phone && !bare && (
          <Header
            faces={faces}
            sort={sort}
            acts={acts}
            checked={selectable ? headerCheck(ticking, loaded, idOf) : undefined}
            onCheck={(on) => (on ? ticking.set(loaded.rows.map(idOf), true) : ticking.none())}
            focus={cursor.spot.row < 0 ? cursor.spot.column : -1}
          />
        )}
        {instead ? (
          <div className="grid-instead" role="rowgroup">
            <div role="row" aria-rowindex={2}>
              <div role="gridcell" aria-colspan={faces.length + 1}>
                {instead}
              </div>
            </div>
          </div>
        ) : (
          <div className="grid-body" role="rowgroup" style={{ height: view.height }}>
            {view.items.map(({ index, start, slot }) => {
              const item = loaded.rows[index];
              const line = item && lineOf(item);
              const here = cursor.spot.row === index;
              const edits =
                editing.open.length > 0 && line ? editing.open.filter((edit) => edit.id === line.id) : nothing;
              return (
                <Row
                  key={slot}
                  line={line}
                  index={index}
                  top={start}
                  faces={faces}
                  actions={phone ? nothing : actions}
                  selected={line !== undefined && isSelected(ticking.selection, line.id)}
                  selectable={selectable}
                  focus={here ? cursor.spot.column : -1}
                  hot={!phone && (index === hovered || (here && cursor.inside))}
                  pens={touch && !phone}
                  edits={edits.length === 0 ? nothing : edits}
                  t={t}
                />
              );
            })}
          </div>
        )}
      </div>
    </EditorContext>
  );
}

function headerCheck<Item>(
  ticking: Ticking,
  loaded: Loaded<Item>,
  idOf: (row: Item) => string,
): "all" | "some" | "none" {
  const { all, ids } = ticking.selection;
  if (all) return ids.size === 0 ? "all" : "some";
  if (ids.size === 0) return "none";
  return !loaded.more && loaded.rows.every((row) => ids.has(idOf(row))) ? "all" : "some";
}
