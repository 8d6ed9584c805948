import { useCallback, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { reachIn, rightKey } from "./draft.ts";
import type { Row, Shown } from "./find-rights.ts";
import { ReachCell } from "./reach-cell.tsx";
import type { GroupDraft } from "./use-draft.ts";

interface RightsTableProps {
  model: GroupDraft;
  shown: Shown;
}

/** One button a right. Tab stops at one of them, arrow keys go to the others. */
export function RightsTable({ model, shown: { columns, rows } }: RightsTableProps) {
  const { t } = useTranslation("access-groups");
  const { change } = model;
  const [at, setAt] = useState("");
  const set = useCallback(
    (key: string, reach: string) => change((now) => ({ ...now, rights: { ...now.rights, [key]: reach } })),
    [change],
  );
  const keys = rows.flatMap(({ subject, rights }) =>
    rights.flatMap((right) => (right ? [rightKey(subject.subject, right.action)] : [])),
  );
  const stop = keys.includes(at) ? at : keys[0];
  return (
    <table className="mx" onKeyDown={step}>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">{t("subject")}</span>
          </th>
          {columns.map(({ action, name }) => (
            <th key={action} scope="col">
              <span className="sr">{name}</span>
              <span aria-hidden="true" data-tip={name}>
                {t(`column.${action}`)}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <SubjectRow key={row.subject.subject} row={row} model={model} stop={stop} onStop={setAt} onSet={set} />
        ))}
      </tbody>
    </table>
  );
}

interface SubjectRowProps {
  row: Row;
  model: GroupDraft;
  stop: string | undefined;
  onStop: (key: string) => void;
  onSet: (key: string, reach: string) => void;
}

function SubjectRow({ row: { subject, rights }, model, stop, onStop, onSet }: SubjectRowProps) {
  const { t } = useTranslation("access-groups");
  const { after, draft, faultAt } = model;
  const isOff = after.type === "agent" && subject.module !== null && !after.modules.includes(subject.module);
  return (
    <tr className={isOff ? "off" : undefined}>
      <th scope="row">
        {subject.name}
        {isOff && <small>{t("notConnected")}</small>}
      </th>
      {rights.map((right, column) => {
        if (right === undefined)
          return (
            <td key={column}>
              <span className="sr">{t("notThere")}</span>
            </td>
          );
        const key = rightKey(subject.subject, right.action);
        return (
          <td key={column}>
            <ReachCell
              right={right}
              type={after.type}
              subject={subject.name}
              id={key}
              reach={reachIn(after, subject.subject, right.action)}
              isChanged={draft.rights[key] !== undefined}
              fault={faultAt(`/rights/${subject.subject}/${right.action}`)}
              isFixed={after.administrator}
              isStop={key === stop}
              onStop={onStop}
              onSet={onSet}
            />
          </td>
        );
      })}
    </tr>
  );
}

/** To the next cell that has a button, in the direction of the arrow. */
function step(event: KeyboardEvent<HTMLTableElement>): void {
  const [down, right] = arrows[event.key] ?? [];
  const cell = event.target instanceof Element ? event.target.closest("td") : null;
  const from = cell?.parentElement;
  if (down === undefined || right === undefined || !cell || !(from instanceof HTMLTableRowElement)) return;
  if (event.target instanceof Element && event.target.ariaExpanded === "true") return;
  event.preventDefault();
  const rtl = document.documentElement.dir === "rtl" ? -1 : 1;
  const rows = event.currentTarget.rows;
  for (
    let row = from.rowIndex + down, column = cell.cellIndex + right * rtl;
    rows[row]?.cells[column];
    row += down, column += right * rtl
  ) {
    const button = rows[row]?.cells[column]?.querySelector("button");
    if (!button) continue;
    button.focus();
    return;
  }
}

const arrows: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};
