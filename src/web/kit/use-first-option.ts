import type { useCombobox } from "@mantine/core";
import { useEffect } from "react";
import type { Option } from "./choice-options.ts";

/** While one types, Enter is for the first option that matches, also when it came after the last letter. */
export function useFirstOption(
  { selectFirstOption }: Pick<ReturnType<typeof useCombobox>, "selectFirstOption">,
  options: readonly Option[],
  search: string,
): void {
  useEffect(() => {
    if (search.trim() !== "") selectFirstOption();
  }, [options, search, selectFirstOption]);
}
