import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import { useState } from "react";
import { Radio } from "../kit/checks.tsx";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { useFormat } from "../kit/format.tsx";
import { Segmented } from "../kit/segmented.tsx";
import { NoteBar } from "../kit/states.tsx";
import { useImportKind, useImportWords } from "./import-kind.ts";
import { useDownload } from "./use-download.ts";
import { exportQuery, scopesOf, type ExportList } from "./export-query.ts";
import "./export.css";

interface ExportDialogProps extends ExportList {
  open: boolean;
  onClose: () => void;
}

const delimiters = [",", ";", "\t", "excel"] as const;

/** Whom, which columns, which delimiter; then the file comes. For the toolbar of the list of contacts. */
export function ExportDialog({ open, onClose, ...list }: ExportDialogProps) {
  const t = useImportWords();
  const format = useFormat();
  const scopes = scopesOf(list);
  const [picked, setPicked] = useState<(typeof scopes)[number]>();
  const [columns, setColumns] = useState<"grid" | "all">("all");
  const [delimiter, setDelimiter] = useState<(typeof delimiters)[number]>(",");
  const { download, busy, failed } = useDownload(useImportKind());
  const scope = picked !== undefined && scopes.includes(picked) ? picked : (scopes[0] ?? "all");
  const words = {
    selected: t("export.selected", {
      count: list.selected?.count.value ?? 0,
      number: list.selected ? format.count(list.selected.count) : "",
    }),
    filtered:
      list.shown === undefined ? t("export.filtered") : t("export.filteredCount", { number: format.count(list.shown) }),
    all: t("export.all"),
  };
  const go = async () => {
    if (await download(exportQuery(list, { scope, columns, delimiter }))) onClose();
  };
  const separators = {
    ",": t("delimiter.comma"),
    ";": t("delimiter.semicolon"),
    "\t": t("delimiter.tab"),
    excel: t("export.excel"),
  };
  if (!open) return null;
  return (
    <AskDialog
      onClose={onClose}
      title={t("export.title")}
      onGo={() => void go()}
      go={t("export.download")}
      busy={busy}
      icon={IconDownload}
    >
      <div className="export">
        {failed && (
          <NoteBar tone="red" boxed>
            {t("export.failed")}
          </NoteBar>
        )}
        {scopes.length > 1 && (
          <fieldset>
            <legend className="fl">{t("export.what")}</legend>
            {scopes.map((one) => (
              <Radio key={one} name="scope" checked={one === scope} onChange={() => setPicked(one)}>
                {words[one]}
              </Radio>
            ))}
          </fieldset>
        )}
        <fieldset>
          <legend className="fl">{t("export.columns")}</legend>
          <Radio
            name="columns"
            checked={columns === "all"}
            onChange={() => setColumns("all")}
            detail={t("export.allWords")}
          >
            {t("export.allColumns")}
          </Radio>
          <Radio
            name="columns"
            checked={columns === "grid"}
            onChange={() => setColumns("grid")}
            detail={t("export.gridWords")}
          >
            {t("export.grid")}
          </Radio>
        </fieldset>
        <div>
          <span className="fl">{t("export.delimiter")}</span>
          <Segmented
            label={t("export.delimiter")}
            value={delimiter}
            onChange={setDelimiter}
            options={delimiters.map((value) => ({ value, label: separators[value] }))}
          />
        </div>
      </div>
    </AskDialog>
  );
}
