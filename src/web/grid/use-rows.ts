import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { List } from "./list.ts";
import { type Loaded, readRows, type Rows } from "./rows.ts";
import type { Query } from "./source.ts";

interface Shown<Row> {
  rows: Rows<Row>;
  /** The rows of the query before are still shown while the first of this one come. */
  loaded: Loaded<Row>;
}

const patience = 400;

/**
 * Rows of a query; those one comes back to are there at once and are read again behind the scenes. `owner` is the
 * person who is signed in: nobody is shown what another was.
 */
export function useRows<Row extends object>(
  { source, memory, scope = "" }: List<Row>,
  query: Query,
  fields: readonly string[],
  owner: string,
): Shown<Row> {
  const whose = `${owner} ${scope} `;
  const key = whose + JSON.stringify(query);
  const wanted = useRef(fields);
  wanted.current = fields;
  const before = useRef<Rows<Row>>(undefined);
  if (memory.kept?.key !== key) {
    memory.kept?.rows.stop();
    before.current = memory.kept?.key.startsWith(whose) ? memory.kept.rows : undefined;
    memory.kept = { key, rows: readRows(source, query, () => wanted.current) };
  }
  const { rows } = memory.kept;
  const asked = fields.join();
  useEffect(() => {
    // Also when a column was added: what it shows was not asked for before.
    if (asked !== "") rows.refresh();
  }, [rows, asked]);
  const loaded = useSyncExternalStore(rows.listen, rows.get);
  const late = useLate(rows, loaded.state === "first");
  const old = before.current?.get();
  if (loaded.state === "first" && !late && old?.state === "ready")
    return { rows, loaded: { ...old, more: false, count: undefined, old: true } };
  return { rows, loaded };
}

// Whether one waits longer than is pleasant to look at old rows.
function useLate(of: object, waiting: boolean): boolean {
  const [late, setLate] = useState<object>();
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setLate(of), patience);
    return () => clearTimeout(timer);
  }, [of, waiting]);
  return late === of;
}
