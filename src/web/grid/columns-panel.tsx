import IconArrowDown from "@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs";
import IconArrowUp from "@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs";
import IconColumns3 from "@tabler/icons-react/dist/esm/icons/IconColumns3.mjs";
import IconGripVertical from "@tabler/icons-react/dist/esm/icons/IconGripVertical.mjs";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { Checkbox } from "../kit/checks.tsx";
import { classes } from "../kit/classes.ts";
import { Icon } from "../kit/icon.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Popover } from "../kit/popover.tsx";
import { Segmented } from "../kit/segmented.tsx";
import { densities } from "./columns.ts";
import type { Column } from "./list.ts";
import type { Columns } from "./use-columns.ts";
import "./columns-panel.css";

/** Which columns are shown and in which order; how high rows are. */
export function ColumnsPanel<Row>({ columns }: { columns: Columns<Row> }) {
  const { t } = useTranslation("grid");
  return (
    <Popover
      placement="bottom-end"
      trigger={
        <Button variant="quiet" size="s" icon={IconColumns3}>
          {t("columns")}
        </Button>
      }
      bare
    >
      <div className="columns-panel">
        <Segmented
          label={t("density")}
          options={densities.map((value) => ({ value, label: t(`densities.${value}`) }))}
          value={columns.density}
          onChange={columns.turnDensity}
        />
        <ColumnList columns={columns} />
        <Button variant="quiet" size="s" onClick={columns.reset}>
          {t("resetColumns")}
        </Button>
      </div>
    </Popover>
  );
}

function ColumnList<Row>({ columns }: { columns: Columns<Row> }) {
  const { t } = useTranslation("grid");
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<string>();
  const end = () => {
    setDragged(undefined);
    setOver(undefined);
  };
  return (
    <ul className="column-list" aria-label={t("columns")}>
      {columns.choosable.map((column) => {
        const shown = columns.keys.includes(column.key);
        return (
          <li
            key={column.key}
            className={classes(column.key === dragged && "moved", column.key === over && "drop")}
            draggable={shown}
            onDragStart={() => setDragged(column.key)}
            onDragOver={(event) => {
              if (dragged === undefined || !shown) return;
              event.preventDefault();
              setOver(column.key);
            }}
            onDrop={() => {
              if (dragged !== undefined) columns.place(dragged, column.key);
              end();
            }}
            onDragEnd={end}
          >
            <span className="grip" aria-hidden="true">
              {shown && <Icon of={IconGripVertical} size="xs" />}
            </span>
            <Checkbox
              checked={shown}
              onChange={() => columns.toggle(column.key)}
              onKeyDown={(event) => stepByKey(event, column, columns)}
            >
              {column.title}
            </Checkbox>
            {shown && <Steps column={column} columns={columns} />}
          </li>
        );
      })}
    </ul>
  );
}

function Steps<Row>({ column, columns }: { column: Column<Row>; columns: Columns<Row> }) {
  const { t } = useTranslation("grid");
  const at = columns.keys.indexOf(column.key);
  return (
    <span className="steps">
      <IconButton
        size="xs"
        icon={IconArrowUp}
        label={t("moveColumnBack", { name: column.title })}
        disabled={at === 0}
        onClick={() => columns.step(column.key, -1)}
      />
      <IconButton
        size="xs"
        icon={IconArrowDown}
        label={t("moveColumnOn", { name: column.title })}
        disabled={at === columns.keys.length - 1}
        onClick={() => columns.step(column.key, 1)}
      />
    </span>
  );
}

function stepByKey<Row>(event: KeyboardEvent, column: Column<Row>, columns: Columns<Row>): void {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (by === undefined || !event.altKey) return;
  event.preventDefault();
  columns.step(column.key, by < 0 ? -1 : 1);
}
