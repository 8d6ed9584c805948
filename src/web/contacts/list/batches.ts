import type { TFunction } from "i18next";
import { listImports } from "../../../transfer/api.ts";
import { call, CallError } from "../../client.ts";
import type { Field } from "../../grid/field.ts";
import type { Option } from "../../kit/choice-options.ts";

/** Not in the picker: a link brings it, such as that of an import to its records. */
export function batchField(t: TFunction): Field {
  const field = { key: "batch", label: t("contacts-list:batch"), kind: "batch", operators: [], sorts: false };
  return { ...field, editable: false, nameOf: (batches) => namesOfBatches(batches, t) };
}

/** Batches by the names of the files they came from; those of others, or of no file, have none. */
async function namesOfBatches(batches: readonly string[], t: TFunction): Promise<readonly Option[]> {
  const imports = await call(listImports).catch((error: unknown) => {
    if (error instanceof CallError) return { items: [] };
    throw error;
  });
  return batches.map((value) => ({
    value,
    label: imports.items.find(({ batch }) => batch === value)?.fileName ?? t("contacts-list:batchOther"),
  }));
}
