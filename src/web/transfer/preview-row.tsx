import { Link } from "@tanstack/react-router";
import type { FieldInfo } from "../contacts/fields/contact.ts";
import { Avatar } from "../kit/avatar.tsx";
import { classes } from "../kit/classes.ts";
import { useImportWords } from "./import-kind.ts";
import { cardOf, isOpen, type Import, type ImportRow } from "./import-query.ts";
import { MendRow } from "./mend-row.tsx";
import { RowDecision } from "./row-decision.tsx";
import { RowDifference } from "./row-difference.tsx";
import { RowQuestion } from "./row-question.tsx";

interface PreviewRowProps {
  one: Import;
  row: ImportRow;
  fields: readonly FieldInfo[];
  /** In the table, the head being the first. */
  place: number;
}

/** One row of the file: what it will do, to whom, and what changes. */
export function PreviewRow({ one, row, fields, place }: PreviewRowProps) {
  const t = useImportWords();
  const { outcome, record, name } = row;
  return (
    <div className={classes("ir", `is-${outcome}`)} role="row" aria-rowindex={place}>
      <span className="no" role="cell">
        {row.row + (one.header ? 1 : 0)}
      </span>
      <span role="cell">
        <span className={classes("oc", `is-${outcome}`)}>
          <i className={classes("mk", `is-${outcome}`)} />
          {t(`${isOpen(one) || one.state === "running" || one.state === "paused" ? "outcome" : "did"}.${outcome}`)}
        </span>
      </span>
      <span role="cell" className="who">
        {one.kind === "contacts" && <Avatar id={record?.id ?? name} name={name} />}
        {record ? (
          <Link to={cardOf[one.kind]} params={{ id: record.id }} target="_blank" className="clip b">
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <span className="clip b">
            <bdi>{name || t("preview.nameless")}</bdi>
          </span>
        )}
      </span>
      {outcome === "invalid" ? (
        <MendRow one={one} row={row} />
      ) : (
        <>
          <div role="cell" className="diffs">
            {outcome === "asks" ? <RowQuestion row={row} /> : <RowDifference one={one} row={row} fields={fields} />}
          </div>
          {isOpen(one) && (
            <span className="do" role="cell">
              <RowDecision one={one} row={row} />
            </span>
          )}
        </>
      )}
    </div>
  );
}
