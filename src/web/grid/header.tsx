import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Checkbox } from "../kit/checks.tsx";
import { classes } from "../kit/classes.ts";
import { HeaderCell } from "./header-cell.tsx";
import type { HeaderActs, HeaderFace } from "./header-face.ts";
import type { SortKey } from "./list-state.ts";
import "./header.css";

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
  const end = () => {
    setDragged(undefined);
    setOver(undefined);
  };
  const drop = (onto: string) => {
    if (dragged !== undefined) acts.place(dragged, onto);
    end();
  };
  const placeOf = (key: string | undefined) => faces.findIndex((face) => face.key === key);
  const later = placeOf(dragged) < placeOf(over);
  return (
    <div className="gh" role="row" aria-rowindex={1} data-row={-1}>
      {/* Without check boxes it heads nothing, and says so. */}
      <div className="hc chk fix" role={checked ? "columnheader" : "gridcell"} aria-colindex={1} data-col={0}>
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
            face.key === over && dragged !== undefined && over !== dragged && (later ? "drop later" : "drop"),
          )}
          onDragStart={() => setDragged(face.key)}
          onDragOver={(event) => {
            if (dragged === undefined || face.fixed) return;
            event.preventDefault();
            setOver(face.key);
          }}
          onDrop={() => drop(face.key)}
          onDragEnd={end}
        />
      ))}
    </div>
  );
}
