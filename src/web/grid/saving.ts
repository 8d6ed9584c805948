import type { TFunction } from "i18next";
import { CallError } from "../client.ts";
import { type Fault, type OpenEdit, sameValue, valueInWords } from "./editing.ts";
import type { CellValue, Edit, List } from "./list.ts";
import type { Rows } from "./rows.ts";

interface Now<Row extends object> {
  list: List<Row>;
  rows: Rows<Row>;
  t: TFunction;
}

interface Hearers<Row> {
  saved: (edit: OpenEdit, row: Row, undo: () => Promise<void>) => void;
  refused: (edit: OpenEdit, value: CellValue, fault: Fault) => void;
}

/**
 * Saves values of cells. The new value is shown at once and taken back when the server refuses it. Saves of one row
 * wait for each other, since each needs the version the last one made.
 */
export function makeSaver<Row extends object>(
  now: () => Now<Row>,
  hearers: Hearers<Row>,
): (edit: OpenEdit, value: CellValue) => Promise<void> {
  const tails = new Map<string, Promise<void>>();
  const find = (id: string) =>
    now()
      .rows.get()
      .rows.find((row) => now().list.source.idOf(row) === id);

  const keep = async (edit: OpenEdit, value: CellValue) => {
    const { list, rows, t } = now();
    const how = list.columns.find((column) => column.key === edit.key)?.edit;
    const row = find(edit.id);
    if (how === undefined || row === undefined) return;
    const before = how.read(row);
    if (sameValue(before, value)) return;
    if (how.ask) return how.ask(row, value);
    rows.put(how.write(row, value));
    try {
      const saved = await saveOver(list, row, edit.key, how, value);
      rows.put(saved);
      hearers.saved(edit, saved, () => queue(edit, before));
    } catch (error) {
      const current = currentOf(list, error);
      rows.put(current ?? how.write(find(edit.id) ?? row, before));
      const theirs = current && valueInWords(how.read(current));
      hearers.refused(edit, value, { words: reasonOf(error, t), ...(theirs === undefined ? {} : { theirs }) });
    }
  };
  const queue = (edit: OpenEdit, value: CellValue) => {
    const tail = (tails.get(edit.id) ?? Promise.resolve()).then(() => keep(edit, value));
    tails.set(edit.id, tail);
    return tail;
  };
  return queue;
}

async function saveOver<Row extends object>(
  list: List<Row>,
  row: Row,
  key: string,
  how: Edit<Row>,
  value: CellValue,
): Promise<Row> {
  if (list.save === undefined) return row;
  try {
    return await list.save(row, key, value);
  } catch (error) {
    // Somebody changed another field meanwhile: this one may still be set.
    const current = currentOf(list, error);
    if (current !== undefined && sameValue(how.read(current), how.read(row))) return list.save(current, key, value);
    throw error;
  }
}

function currentOf<Row extends object>(list: List<Row>, error: unknown): Row | undefined {
  return error instanceof CallError && error.status === 412 ? list.readCurrent?.(error.problem.current) : undefined;
}

function reasonOf(error: unknown, t: TFunction): string {
  if (!(error instanceof CallError)) return t("grid:notSaved");
  if (error.offline) return t("grid:notSavedOffline");
  return error.problem.errors?.[0]?.detail ?? error.message;
}
