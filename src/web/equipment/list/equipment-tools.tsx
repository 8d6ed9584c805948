import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import IconUpload from "@tabler/icons-react/dist/esm/icons/IconUpload.mjs";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { joinParts } from "../../grid/filter.ts";
import { writeSort } from "../../grid/list-state.ts";
import type { ListModel } from "../../grid/use-list.ts";
import { Button, ButtonLink } from "../../kit/button.tsx";
import { useMay } from "../../session.ts";
import type { ExportList } from "../../transfer/export-query.ts";
import { KindOfFile } from "../../transfer/import-kind.ts";
import type { EquipmentRow } from "../equipment.ts";
import { ViewTurn } from "../view-turn.tsx";

const ExportDialog = lazy(async () => ({ default: (await import("../../transfer/export-dialog.tsx")).ExportDialog }));

/** The list of equipment turns into a tree, leaves as a file, and comes in by one. */
export function EquipmentTools({ model }: { model: ListModel<EquipmentRow> }) {
  const { t } = useTranslation("contacts-list");
  const may = useMay();
  const [exporting, setExporting] = useState(false);
  return (
    <>
      {may("equipment", "import") && (
        <ButtonLink to="/imports/new" search={{ kind: "equipment" }} variant="quiet" size="s" icon={IconUpload}>
          {t("import")}
        </ButtonLink>
      )}
      {may("equipment", "export") && (
        <Button variant="quiet" size="s" icon={IconDownload} onClick={() => setExporting(true)}>
          {t("export")}
        </Button>
      )}
      <ViewTurn value="list" />
      {exporting && (
        <Suspense>
          <KindOfFile value="equipment">
            <ExportDialog {...exportOf(model)} open onClose={() => setExporting(false)} />
          </KindOfFile>
        </Suspense>
      )}
    </>
  );
}

function exportOf({ query, columns, loaded, chosen: { ids, all, count } }: ListModel<EquipmentRow>): ExportList {
  return {
    search: query.search,
    filter: joinParts(query.filter),
    sort: writeSort(query.sort),
    fields: columns.shown.map(({ key }) => key),
    shown: loaded.count,
    selected: count.value === 0 ? undefined : { count, ids, filter: all?.filter },
  };
}
