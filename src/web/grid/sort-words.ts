import { createContext, useContext } from "react";

/** How an order reads: "A to Z", "newest first". Given the field and whether it goes downwards. */
export type SortWords = (field: string, descending: boolean) => string;

export const SortWordsContext = createContext<SortWords>((field) => field);

export function useSortWords(): SortWords {
  return useContext(SortWordsContext);
}
