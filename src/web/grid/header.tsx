import IconArrowDown from "@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs";
import IconArrowUp from "@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs";
import { type DragEvent, type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Checkbox } from "../kit/checks.tsx";
import { classes } from "../kit/classes.ts";
import { Icon } from "../kit/icon.tsx";
import { ColumnMenu } from "./column-menu.tsx";
import type { Face } from "./lines.ts";
import type { SortKey } from "./list-state.ts";
import { sizeByDragging } from "./size-column.ts";
import "./header.css";

export interface HeaderFace extends Face {
  /** Field it sorts by, where it sorts. */
  sortBy: string | undefined;
  filters: boolean;
}

export interface HeaderActs {
  sort: (field: string, adding: boolean) => void;
  sortTo: (field: string, descending: boolean) => void;
  filter: (field: string) => void;
  hide: (key: string) => void;
  step: (key: string, by: -1 | 1) => void;
  place: (key: string, before: string | undefined) => void;
  size: (key: string, width: number | undefined) => void;
}

interface HeaderProps {
  faces: readonly HeaderFace[];
  sort: readonly SortKey[];
  acts: HeaderActs;
  /** Missing where rows have no check boxes. */
  checked: "all" | "some" | "none" | undefined;
  onCheck: (on: boolean) => void;
  /** Place of the focusable header, -1 while the focus is in the rows. */
  focus: number;
}

/** The sticky row of column heads: press to sort, drag to order, drag an edge for the width; the rest in its menu. */
export function Header({ faces, sort, acts, checked, onCheck, focus }: HeaderProps) {
  const { t } = useTranslation("grid");
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<string>();
  const drop = (before: string) => {
    if (dragged !== undefined) acts.place(dragged, before);
    setDragged(undefined);
    setOver(undefined);
  };
  return (
    <div className="gh" role="row" aria-rowindex={1} data-row={-1}>
      <div className="hc chk fix" role="columnheader" aria-colindex={1} data-col={0}>
        {checked && (
          <Checkbox
            checked={checked === "all"}
            some={checked === "some"}
            onChange={onCheck}
            tabIndex={focus === 0 ? 0 : -1}
            aria-label={t("selectLoaded")}
          />
        )}
      </div>
      {faces.map((face, at) => (
        <HeaderCell
          key={face.key}
          face={face}
          column={at + 1}
          sort={sort}
          acts={acts}
          focused={focus === at + 1}
          first={faces[at - 1]?.fixed !== false}
          last={at === faces.length - 1}
          edge={face.fixed && faces[at + 1]?.fixed !== true}
          className={classes(
            face.key === dragged && "moved",
            face.key === over && dragged !== undefined && over !== dragged && "drop",
          )}
          onDragStart={() => setDragged(face.key)}
          onDragOver={(event) => {
            if (dragged === undefined || face.fixed) return;
            event.preventDefault();
            setOver(face.key);
          }}
          onDrop={() => drop(face.key)}
          onDragEnd={() => {
            setDragged(undefined);
            setOver(undefined);
          }}
        />
      ))}
    </div>
  );
}

interface HeaderCellProps {
  face: HeaderFace;
  column: number;
  sort: readonly SortKey[];
  acts: HeaderActs;
  focused: boolean;
  first: boolean;
  last: boolean;
  edge: boolean;
  className: string;
  onDragStart: () => void;
  onDragOver: (event: DragEvent) => void;
  onDrop: () => void;
  onDragEnd: () => void;
}

function HeaderCell({ face, column, sort, acts, focused, first, last, edge, className, ...drag }: HeaderCellProps) {
  const { t } = useTranslation("grid");
  const at = sort.findIndex((key) => key.field === face.sortBy);
  const key = sort[at];
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if ((event.key === "Enter" || event.key === " ") && face.sortBy !== undefined)
      acts.sort(face.sortBy, event.shiftKey);
    else if ((event.key === "ArrowDown" && event.altKey) || event.key === "ContextMenu")
      event.currentTarget.querySelector<HTMLElement>(".opener")?.click();
    else if (by !== 0 && event.shiftKey && event.ctrlKey && !face.fixed) acts.step(face.key, by);
    else if (by !== 0 && event.shiftKey) acts.size(face.key, event.currentTarget.offsetWidth + by * 16);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      {...drag}
      className={classes(
        "hc",
        face.className?.includes("name") && "name",
        face.fixed && "fix",
        edge && "edge",
        key && "on",
        className,
      )}
      role="columnheader"
      aria-colindex={column + 1}
      aria-sort={key && at === 0 ? (key.descending ? "descending" : "ascending") : undefined}
      data-col={column}
      data-key={face.key}
      tabIndex={focused ? 0 : -1}
      draggable={!face.fixed}
      onKeyDown={press}
    >
      <button
        type="button"
        className="sorter"
        tabIndex={-1}
        disabled={face.sortBy === undefined}
        onClick={(event) => face.sortBy !== undefined && acts.sort(face.sortBy, event.shiftKey)}
      >
        <span className="clip">{face.title}</span>
        {key && <Icon of={key.descending ? IconArrowDown : IconArrowUp} />}
        {key && sort.length > 1 && <span className="rank">{at + 1}</span>}
      </button>
      <ColumnMenu
        face={face}
        sorted={key}
        acts={acts}
        first={first}
        last={last}
        label={t("columnMenu", { name: face.title })}
      />
      <span
        className="sizer"
        aria-hidden="true"
        draggable
        onDragStart={stop}
        onPointerDown={(event) => sizeByDragging(event, (width) => acts.size(face.key, width))}
        onDoubleClick={() => acts.size(face.key, undefined)}
      />
    </div>
  );
}

function stop(event: DragEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
