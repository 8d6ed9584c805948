import type { useCombobox } from "@mantine/core";
import { type KeyboardEvent, useEffect } from "react";
import type { Option } from "./choice-options.ts";

type Store = Pick<ReturnType<typeof useCombobox>, "selectFirstOption" | "getSelectedOptionIndex">;

/**
 * While one types, Enter is for the first option that matches, also when it came after the last letter. What it
 * gives back is asked at a key: the option meant while the list itself is still on its way to the screen.
 */
export function useFirstOption(
  { selectFirstOption, getSelectedOptionIndex }: Store,
  options: readonly Option[],
  search: string,
): (event: KeyboardEvent) => Option | undefined {
  const typed = search.trim() !== "";
  useEffect(() => {
    if (typed) selectFirstOption();
  }, [options, typed, search, selectFirstOption]);
  return (event) => (event.key === "Enter" && typed && getSelectedOptionIndex() < 0 ? options[0] : undefined);
}
