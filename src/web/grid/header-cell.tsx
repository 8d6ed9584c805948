import IconArrowDown from "@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs";
import IconArrowUp from "@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs";
import type { DragEvent, KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../kit/classes.ts";
import { Icon } from "../kit/icon.tsx";
import { ColumnMenu } from "./column-menu.tsx";
import type { HeaderActs, HeaderFace } from "./header-face.ts";
import type { SortKey } from "./list-state.ts";
import { sizeByDragging } from "./size-column.ts";

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

/** One column's head; its keys: Enter sorts, Alt+Down opens the menu, Shift with arrows sizes, with Ctrl too moves. */
export function HeaderCell({
  face,
  column,
  sort,
  acts,
  focused,
  first,
  last,
  edge,
  className,
  ...drag
}: HeaderCellProps) {
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
