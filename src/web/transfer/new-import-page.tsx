import { useSearch } from "@tanstack/react-router";
import { BringFile } from "./bring-file.tsx";
import { ImportFrame } from "./import-frame.tsx";
import { KindOfFile, useImportWords } from "./import-kind.ts";
import { PastImports } from "./past-imports.tsx";

/** /imports/new: a file is brought, and the imports of before can be looked at; `?kind=companies` for one of companies, `equipment` likewise. */
export function NewImportPage() {
  const { kind } = useSearch({ strict: false });
  return (
    <KindOfFile value={kind === "companies" || kind === "equipment" ? kind : "contacts"}>
      <NewImport />
    </KindOfFile>
  );
}

function NewImport() {
  const t = useImportWords();
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
