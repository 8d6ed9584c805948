import type { SortKey } from "./list-state.ts";
import type { Source } from "./source.ts";

interface Whole<Row> {
  idOf: (row: Row) => string;
  /** All there are that match; for lists so short that the server gives them at once. */
  load: (search: string, signal: AbortSignal) => Promise<readonly Row[]>;
  /** A row's value in an order by this field. */
  valueOf: (row: Row, field: string) => string | number;
}

/** Rows that come all at once; put in order here. */
export function wholeSource<Row>({ idOf, load, valueOf }: Whole<Row>): Source<Row> {
  return {
    idOf,
    list: async ({ search, sort }, signal) => {
      const items = sortRows(await load(search, signal), sort, valueOf);
      return { items, next: null, count: { value: items.length, exact: true } };
    },
  };
}

/** Words in the order of the reader's language, numbers by their size; equal ones stay as they came. */
export function sortRows<Row>(rows: readonly Row[], sort: readonly SortKey[], valueOf: Whole<Row>["valueOf"]): Row[] {
  const collator = new Intl.Collator(undefined, { numeric: true });
  return rows.toSorted((one, other) => {
    for (const { field, descending } of sort) {
      const [left, right] = [valueOf(one, field), valueOf(other, field)];
      const order =
        typeof left === "number" && typeof right === "number"
          ? left - right
          : collator.compare(String(left), String(right));
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
}
