import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import IconUpload from "@tabler/icons-react/dist/esm/icons/IconUpload.mjs";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { joinParts } from "../grid/filter.ts";
import { writeSort } from "../grid/list-state.ts";
import type { ListModel } from "../grid/use-list.ts";
import { Button, ButtonLink } from "../kit/button.tsx";
import { useMay } from "../session.ts";
import type { ExportList } from "./export-query.ts";
import { KindOfFile } from "./import-kind.ts";

const ExportDialog = lazy(async () => ({ default: (await import("./export-dialog.tsx")).ExportDialog }));

interface FileToolsProps<Row extends object> {
  kind: "companies" | "equipment";
  model: ListModel<Row>;
}

/** A list leaves as a file, and comes in by one. */
export function FileTools<Row extends object>({ kind, model }: FileToolsProps<Row>) {
  const { t } = useTranslation("contacts-list");
  const may = useMay();
  const [exporting, setExporting] = useState(false);
  return (
    <>
      {may(kind, "import") && (
        <ButtonLink to="/imports/new" search={{ kind }} variant="quiet" size="s" icon={IconUpload}>
          {t("import")}
        </ButtonLink>
      )}
      {may(kind, "export") && (
        <Button variant="quiet" size="s" icon={IconDownload} onClick={() => setExporting(true)}>
          {t("export")}
        </Button>
      )}
      {exporting && (
        <Suspense>
          <KindOfFile value={kind}>
            <ExportDialog {...exportOf(model)} open onClose={() => setExporting(false)} />
          </KindOfFile>
        </Suspense>
      )}
    </>
  );
}

function exportOf<Row extends object>({
  query,
  columns,
  loaded,
  chosen: { ids, all, count },
}: ListModel<Row>): ExportList {
  return {
    search: query.search,
    filter: joinParts(query.filter),
    sort: writeSort(query.sort),
    fields: columns.shown.map(({ key }) => key),
    shown: loaded.count,
    selected: count.value === 0 ? undefined : { count, ids, filter: all?.filter },
  };
}
