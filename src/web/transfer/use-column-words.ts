import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFieldWords } from "../contacts/fields/use-field-words.ts";
import { columnOf } from "./column-words.ts";
import { useImportKind } from "./import-kind.ts";
import { importFieldsQuery } from "./import-query.ts";

/** Our columns by their names in the file, in the person's language; an own field as it is called. */
export function useColumnWords(): (name: string) => string {
  const { t, i18n } = useTranslation("import");
  const kind = useImportKind();
  const words = useFieldWords();
  const { data: columns } = useQuery(importFieldsQuery(kind));
  return useMemo(
    () => (name) => {
      const { column, item = "" } = columnOf(name);
      const { key, label } = columns?.find((one) => one.name === column || one.name === name) ?? {};
      if (key === undefined) return name.replace(/^custom\./, "");
      if (label !== undefined) return label;
      // One cell with both names, in whichever order the file has them.
      if (key === "fullName") return t("fullName");
      if (!i18n.exists(`transfer:column.${key}`)) return t(`fields:${kind}.${key}`);
      // "Phone (fax)" is a fax, "Identity (skype)" is Skype.
      const byLabel = { email: words.email, phone: words.phone, identity: words.identity }[key];
      if (byLabel && item !== "" && !/^\d+$/.test(item)) return byLabel(item);
      return t(`transfer:column.${key}`, { item: words.labelled(item) });
    },
    [t, i18n, words, columns, kind],
  );
}
