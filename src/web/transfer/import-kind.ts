import { createContext, useContext, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Import } from "./import-query.ts";

export type ImportKind = Import["kind"];

/** Which kind of record the file on the page brings. */
export const KindOfFile = createContext<ImportKind>("contacts");

export function useImportKind(): ImportKind {
  return useContext(KindOfFile);
}

/** The words of imports, as they are said of this kind of record: those of `<key>_<kind>` where there are some. */
export function useImportWords(): (key: string, params?: Record<string, unknown>) => string {
  const { t } = useTranslation("import");
  const kind = useImportKind();
  return useMemo(() => (key, params) => t(key, { context: kind, ...params }), [t, kind]);
}
