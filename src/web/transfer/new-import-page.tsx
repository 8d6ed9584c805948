import { useTranslation } from "react-i18next";
import { BringFile } from "./bring-file.tsx";
import { ImportFrame } from "./import-frame.tsx";
import { PastImports } from "./past-imports.tsx";

/** /imports/new: a file is brought, and the imports of before can be looked at. */
export function NewImportPage() {
  const { t } = useTranslation("import");
  return (
    <ImportFrame title={t("title")} current="file">
      <div className="imp-body">
        <div className="imp-column">
          <BringFile />
          <PastImports />
        </div>
      </div>
    </ImportFrame>
  );
}
