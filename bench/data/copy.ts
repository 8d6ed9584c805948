import { once } from "node:events";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";

export type Cell = string | number | boolean | null | Date | readonly string[] | Readonly<Record<string, unknown>>;

/** A table being filled; rows go out in pieces of 64 kB, waiting for the server where it is slower. */
export interface Filling {
  write(row: readonly Cell[]): void;
  /** Resolves when the server has taken what was written so far. */
  drained(): Promise<void>;
  end(): Promise<void>;
}

/** Fills a table by COPY over a connection of its own, which is busy until the end. */
export function fillTable(client: pg.Client, table: string, columns: readonly string[]): Filling {
  const stream = client.query(from(`copy ${table} (${columns.join(", ")}) from stdin`));
  const done = finished(stream);
  // Awaited at the end; a failure on the way must not go unheard until then.
  done.catch(() => {});
  let waiting: string[] = [];
  let size = 0;

  function flush(): void {
    if (waiting.length === 0) return;
    stream.write(waiting.join(""));
    waiting = [];
    size = 0;
  }

  return {
    write(row) {
      const line = `${row.map(cell).join("\t")}\n`;
      waiting.push(line);
      size += line.length;
      if (size > 65_536) flush();
    },
    async drained() {
      if (stream.writableNeedDrain) await Promise.race([once(stream, "drain"), done]);
    },
    async end() {
      flush();
      stream.end();
      await done;
    },
  };
}

/** Fills a table with so many rows. */
export async function fill(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  count: number,
  rowOf: (index: number) => readonly Cell[],
): Promise<void> {
  const filling = fillTable(client, table, columns);
  for (let index = 0; index < count; index++) filling.write(rowOf(index));
  await filling.end();
}

/** COPY's text format. */
function cell(value: Cell): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return escaped(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "object") return escaped(isList(value) ? arrayText(value) : JSON.stringify(value));
  return String(value);
}

function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}

function arrayText(list: readonly string[]): string {
  return `{${list.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text)
    ? text.replace(/\\/g, "\\\\").replace(/\t/g, "\\t").replace(/\n/g, "\\n").replace(/\r/g, "\\r")
    : text;
}
