import { useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { Segmented } from "../kit/segmented.tsx";
import { useMay } from "../session.ts";
import { ColumnLine } from "./column-line.tsx";
import { ImportFrame } from "./import-frame.tsx";
import { importFieldsQuery, type ImportColumn } from "./import-query.ts";
import { choicesFor, giveMeaning, mappingOf, meaningsOf } from "./mapping.ts";
import { NewField } from "./new-field.tsx";
import { RefusalLine } from "./refusal-line.tsx";
import type { StepProps } from "./step-props.ts";
import { useChangeImport } from "./use-change-import.ts";
import { useColumnWords } from "./use-column-words.ts";
import "./columns.css";

/** What each column of the file is; numbered ones change places by choosing. */
export function ColumnsStep({ one, go, frame }: StepProps) {
  const { t } = useTranslation("import");
  const words = useColumnWords();
  const { data: fields = [] } = useQuery(importFieldsQuery(one.kind));
  const { change, busy, refusal } = useChangeImport(one.id);
  const [meanings, setMeanings] = useState(() => meaningsOf(one.columns));
  const [show, setShow] = useState<"all" | "out">("all");
  const [making, setMaking] = useState<ImportColumn>();
  const mayMake = useMay()("contactFields", "create");
  const list = useRef<HTMLDivElement>(null);
  const out = one.columns.filter(({ index }) => (meanings.get(index) ?? "") === "");
  const columns = show === "all" ? one.columns : out;
  const rows = useVirtualizer({
    count: columns.length,
    getScrollElement: () => list.current,
    estimateSize: () => 52,
    overscan: 12,
    getItemKey: (at) => columns[at]?.index ?? at,
  });
  const options = choicesFor(fields, meanings).map(({ name, group }) => ({
    value: name,
    label: words(name),
    detail: t(`fields:section.${group}`, { defaultValue: group }),
  }));
  const guessed = new Map(one.columns.map(({ index, field }) => [index, field]));
  const next = async () => {
    const same = one.columns.every(({ index, field }) => meanings.get(index) === field);
    if ((same && one.state === "ready") || (await change({ mapping: mappingOf(meanings) }))) go("preview");
  };
  const foot = (
    <>
      <RefusalLine error={refusal}>
        {t("columns.used", { count: one.columns.length - out.length, total: one.columns.length })}
      </RefusalLine>
      <Button onClick={() => go("options")}>{t("back")}</Button>
      <Button variant="primary" busy={busy} onClick={() => void next()}>
        {t("columns.check")}
      </Button>
    </>
  );
  return (
    <ImportFrame {...frame} foot={foot}>
      <div className="cols-bar">
        <Segmented
          label={t("columns.show")}
          value={show}
          onChange={setShow}
          options={[
            { value: "all", label: t("columns.all", { count: one.columns.length }) },
            { value: "out", label: t("columns.out", { count: out.length }) },
          ]}
        />
        <span className="t3 md">{t("columns.order")}</span>
      </div>
      <div className="cols" ref={list} role="table" aria-label={t("columns.label")} aria-rowcount={columns.length + 1}>
        <div className="col-h" role="row">
          <span role="columnheader">{t("columns.inFile")}</span>
          <span role="columnheader">{t("columns.values")}</span>
          <span role="columnheader">{t("columns.meaning")}</span>
        </div>
        <div role="rowgroup" style={{ height: rows.getTotalSize(), position: "relative" }}>
          {rows.getVirtualItems().map(({ index: at, start, key }) => {
            const column = columns[at];
            if (column === undefined) return null;
            const field = meanings.get(column.index) ?? "";
            return (
              <div
                key={key}
                data-index={at}
                ref={rows.measureElement}
                role="row"
                aria-rowindex={at + 2}
                className="col-r"
                style={{ transform: `translateY(${start}px)` }}
              >
                <ColumnLine
                  column={column}
                  field={field}
                  options={options}
                  guessed={
                    one.dialect === "" &&
                    field !== "" &&
                    field === guessed.get(column.index) &&
                    !saysItself(column.header, field)
                  }
                  onChange={(name) => setMeanings(giveMeaning(meanings, column.index, name))}
                  onMake={mayMake ? () => setMaking(column) : undefined}
                />
              </div>
            );
          })}
        </div>
      </div>
      {making && (
        <NewField
          column={making}
          onMade={(name) => setMeanings(giveMeaning(meanings, making.index, name))}
          onClose={() => setMaking(undefined)}
        />
      )}
    </ImportFrame>
  );
}

function saysItself(header: string, field: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return bare(header) === bare(field) || `${bare(header)}1` === bare(field);
}
