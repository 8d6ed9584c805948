import type { Operator } from "./filter.ts";

/** What a field's values are; filter and cell choose their editors by it. */
export type ValueKind =
  | "text"
  | "longText"
  | "number"
  | "yesNo"
  | "choice"
  | "date"
  | "time"
  | "email"
  | "phone"
  | "people"
  | "companies"
  | "groups"
  | "tags";

/** One thing to choose: its value in the API and its words. */
export interface Option {
  value: string;
  label: string;
  /** A quieter second word, such as a person's company. */
  note?: string;
}

/** Finds what may be chosen, and the words of what is chosen already. */
export interface Finder {
  find: (text: string, signal: AbortSignal) => Promise<readonly Option[]>;
  name: (values: readonly string[]) => Promise<readonly Option[]>;
  /** Whether what is typed may become a new one. */
  makes?: boolean;
}

/** A field of a kind of record as a list offers it: to see, to sort by, to filter by. */
export interface Field {
  key: string;
  label: string;
  kind: ValueKind;
  operators: readonly Operator[];
  sorts: boolean;
  options?: readonly Option[];
  finder?: Finder;
}
