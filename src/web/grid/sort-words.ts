import { createContext, useContext } from "react";

/** How an order reads: "A to Z", "newest first"; by itself, as in a menu, "Newest first". */
export type SortWords = (field: string, descending: boolean, alone?: "alone") => string;

export const SortWordsContext = createContext<SortWords>((field) => field);

export function useSortWords(): SortWords {
  return useContext(SortWordsContext);
}
