import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "../kit/button.tsx";
import { useImportWords } from "./import-kind.ts";
import { columnOf } from "./column-words.ts";
import { importFieldsQuery, isOpen, type Import, type ImportRow, type Problem } from "./import-query.ts";
import { useColumnWords } from "./use-column-words.ts";
import { useDecideRow } from "./use-decide-row.ts";

/** The cells that are wrong, to be mended in place; Enter saves, at once or as soon as the dry run has ended. What has no cell can only be skipped. */
export function MendRow({ one, row }: { one: Import; row: ImportRow }) {
  const t = useImportWords();
  const words = useColumnWords();
  const { decide, busy } = useDecideRow(one.id, row.row);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const open = one.state === "ready" && !busy;
  const { data: known = [] } = useQuery(importFieldsQuery(one.kind));
  const fieldOf = (name: string) => known.find((our) => our.name === columnOf(name).column)?.field;
  const faults = row.problems.map((problem) => ({ problem, index: placeOf(one, row, problem, fieldOf) }));
  const ended = !isOpen(one);
  const mendable = faults.some(({ index }) => index !== undefined);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (!wanted || !open) return;
    setWanted(false);
    decide({ cells: typed });
  }, [wanted, open, typed, decide]);
  const isTyped = Object.keys(typed).length > 0;
  const save = () => setWanted(isTyped);
  return (
    <>
      <div role="cell" className="fixes">
        {faults.map(({ problem, index }, at) => {
          const id = `fix-${row.row}-${at}`;
          if (index === undefined || ended)
            return (
              <span className="fix-say" key={at}>
                {problem.detail}
              </span>
            );
          return (
            <div className="fix" key={at}>
              <label htmlFor={id}>{words(one.columns[index]?.field || problem.column || "")}</label>
              <input
                id={id}
                className="in"
                dir="auto"
                aria-invalid="true"
                aria-describedby={`${id}-say`}
                value={typed[index] ?? row.cells[index] ?? ""}
                onChange={(event) => setTyped({ ...typed, [index]: event.target.value })}
                onKeyDown={(event) => event.key === "Enter" && save()}
              />
              <span className="fix-say" id={`${id}-say`}>
                {problem.detail}
              </span>
            </div>
          );
        })}
        {faults.length === 0 && <span className="fix-say">{t("preview.why.invalid")}</span>}
      </div>
      {!ended && (
        <span className="do answers" role="cell">
          {mendable && (
            <Button size="s" disabled={!open || !isTyped} onClick={save}>
              {t("save")}
            </Button>
          )}
          <Button size="s" variant="quiet" disabled={!open} onClick={() => decide({ decision: "skip" })}>
            {t("decision.skip")}
          </Button>
        </span>
      )}
    </>
  );
}

/** The column of the file in which something is wrong: by its header, else by what stands in it, there where the field is if several hold the same, else by what it fills. */
function placeOf(
  { columns }: Import,
  { cells }: ImportRow,
  { column, field, cell }: Problem,
  fieldOf: (name: string) => string | undefined,
): number | undefined {
  const byHeader = columns.find(({ header }) => column !== undefined && header === column);
  const byCell = columns.filter(
    ({ index }) => cell !== undefined && cell !== "" && cells[index]?.trim() === cell.trim(),
  );
  const fills = byCell.find((one) => field !== undefined && fieldOf(one.field) === field) ?? byCell[0];
  return (byHeader ?? fills ?? columns.find((one) => field !== undefined && field !== "" && one.field === field))
    ?.index;
}
