import type { TFunction } from "i18next";
import { listImports } from "../../../transfer/api.ts";
import { call, CallError } from "../../client.ts";
import type { Option } from "../../kit/choice-options.ts";

/** Batches by the names of the files they came from; those of others, or of no file, have none. */
export async function namesOfBatches(batches: readonly string[], t: TFunction): Promise<readonly Option[]> {
  const imports = await call(listImports).catch((error: unknown) => {
    if (error instanceof CallError) return { items: [] };
    throw error;
  });
  return batches.map((value) => ({
    value,
    label: imports.items.find(({ batch }) => batch === value)?.fileName ?? t("batchOther"),
  }));
}
