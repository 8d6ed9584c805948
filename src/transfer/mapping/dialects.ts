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
  /** What parts several items of a list in one cell; "" where a cell holds one, whatever stands in it. Left out: as people write. */
  between?: Between;
};

export type Between = Partial<Record<"Group" | "Company" | "Address", string>>;

const dialects: readonly Dialect[] = [acquaint, orocrm, googleContacts, outlook, hubspot];

export function findDialect(headers: readonly string[]): Dialect | undefined {
  return dialects.find((dialect) => dialect.recognises(headers));
}

/** How the program of that name puts several items into one cell. */
export function betweenOf(name: string | undefined): Between {
  return dialects.find((dialect) => dialect.name === name)?.between ?? {};
}
