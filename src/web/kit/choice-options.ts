import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, type ReactNode } from "react";

/** One thing to choose. */
export interface Option {
  value: string;
  label: string;
  /** A second, quieter line: e-mail, company. */
  detail?: string;
  /** Avatar, CompanyMark or an icon before it. */
  mark?: ReactNode;
  /** The color of a tag, as `TagDot` knows it: before it in the list, and in the tag of what was chosen. */
  color?: string;
  disabled?: boolean;
  /** Not what was typed, but nearly: said beside it. */
  isNear?: boolean;
}

export interface OptionSource {
  /** All there is, when it is little. */
  options?: readonly Option[];
  /** Else asks for those that match what is typed. */
  load?: (search: string, signal: AbortSignal) => Promise<readonly Option[]>;
  /** Names what `load` asks, to keep its answers: ["companies"]. */
  loadKey?: readonly unknown[];
}

interface Found {
  options: readonly Option[];
  loading: boolean;
  failed: boolean;
}

/** Those that match the search: words in any order, accents and soft hyphens aside. */
export function useOptions({ options, load, loadKey = [] }: OptionSource, search: string, open: boolean): Found {
  const asked = useDeferredValue(search.trim());
  const query = useQuery({
    queryKey: ["options", ...loadKey, asked],
    queryFn: ({ signal }) => load?.(asked, signal) ?? [],
    enabled: load !== undefined && open,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  if (load === undefined) return { options: narrow(options ?? [], search), loading: false, failed: false };
  return { options: query.data ?? [], loading: query.isPending && open, failed: query.isError };
}

function narrow(options: readonly Option[], search: string): readonly Option[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter(({ label, detail }) => {
    const text = fold(`${label} ${detail ?? ""}`);
    return words.every((word) => text.includes(word));
  });
}

function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\p{M}\u00ad]/gu, "")
    .toLocaleLowerCase();
}
