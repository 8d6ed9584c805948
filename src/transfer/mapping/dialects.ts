import type { DateFormat } from "../../values/partial-date.ts";
import { acquaint } from "./dialects/acquaint.ts";
import { googleContacts } from "./dialects/google-contacts.ts";
import { hubspot } from "./dialects/hubspot.ts";
import { orocrm } from "./dialects/orocrm.ts";
import { outlook } from "./dialects/outlook.ts";

/** The headers of one program's export. A new one is a file in dialects/ and its line below. */
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

const dialects: readonly Dialect[] = [acquaint, orocrm, googleContacts, outlook, hubspot];

export function findDialect(headers: readonly string[]): Dialect | undefined {
  return dialects.find((dialect) => dialect.recognises(headers));
}

export function dialectOf(name: string | undefined): Dialect | undefined {
  return dialects.find((dialect) => dialect.name === name);
}
