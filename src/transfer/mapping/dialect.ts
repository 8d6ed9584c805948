import type { DateFormat } from "../../values/partial-date.ts";

/** The headers of one program's export. A new one is a file in dialects/ and its place in the vocabulary of the kind of record. */
export type Dialect = {
  name: string;
  /** Whether these headers are that program's. */
  recognises: (headers: readonly string[]) => boolean;
  /** Our column for one of its headers, "" for what is left out, undefined where our own reading of headers serves. */
  fieldOf: (header: string) => string | undefined;
  /** How it writes days with slashes, where the values do not tell. Left out: the day first. */
  dates?: DateFormat;
  /** What parts several items of a list in one cell; "" where a cell holds one, whatever stands in it. Left out: as people write. */
  between?: Between;
};

export type Between = Partial<Record<"Group" | "Company" | "Address", string>>;
