import type { ReactNode } from "react";
import type { Option, OptionSource } from "../kit/choice-options.ts";
import type { Count } from "../kit/format-for.ts";
import type { IconOf } from "../kit/icon.tsx";
import type { Field } from "./field.ts";
import type { Filter } from "./filter.ts";
import type { SortKey } from "./list-state.ts";
import type { Rows } from "./rows.ts";
import type { Source } from "./source.ts";

/** What an editor gives back: a line of text (a day as "1984-05-31"), or what was chosen. */
export type CellValue = string | readonly Option[];

/** How a cell is edited in its place. */
export interface Edit<Row> {
  kind: "line" | "email" | "phone" | "day" | "choice" | "choices";
  read: (row: Row) => CellValue;
  /** The row as it will look, shown until the server has answered. */
  write: (row: Row, value: CellValue) => Row;
  choices?: OptionSource;
  /** Makes an option of what was typed and no option has. */
  add?: (typed: string) => Option;
  clearable?: boolean;
  /** The year of a day may be unknown. */
  partial?: boolean;
  /** What may be chosen for a row, where that is not the same for all; with nothing to choose its cell is not edited. */
  choicesOf?: (row: Row) => readonly Option[];
  /** Asks further, in a dialog, instead of saving what was chosen. */
  ask?: (row: Row, value: CellValue) => void;
}

export interface Column<Row> {
  /** Of the field it shows, which it also sorts and filters by. */
  key: string;
  title: string;
  /** Least width in px, and its share of what is left over. */
  width: number;
  share?: number;
  /** Stands first and cannot be hidden. */
  fixed?: boolean;
  /** Fields to ask the server for. */
  needs: readonly string[];
  /** The field it sorts by, where that is not its own. */
  sortBy?: string;
  cell: (row: Row) => ReactNode;
  className?: string;
  /** Its place in the two lines of a phone's row; other columns are left out there. */
  phone?: "name" | "second" | "end" | "mark";
  edit?: Edit<Row>;
}

export interface RowAction<Row> {
  key: string;
  label: string;
  icon: IconOf;
  danger?: boolean;
  may: (row: Row) => boolean;
  run: (row: Row) => void;
}

/** The rows a bulk action is for: those named, or all that the query finds. */
export interface Chosen {
  ids: readonly string[];
  /** Set when all that match are meant: the filter and search to send instead of ids. */
  all: { search: string; filter: Filter | undefined } | undefined;
  /** An estimate until the exact number has come; nothing is done to all that match before that. */
  count: Count;
}

export interface BulkAction {
  key: string;
  label: string;
  icon: IconOf;
  danger?: boolean;
  /** Does it at once and resolves to whether it was begun; undefined where `ask` must ask first. What was refused it tells by itself. */
  run?: (chosen: Chosen) => Promise<boolean> | undefined;
  /** A dialog about all that are chosen. */
  ask?: (asked: BulkAsked) => ReactNode;
  /** Fetches what the dialog needs, so that it stands at once when it is asked for. */
  prepare?: () => Promise<unknown>;
}

export interface BulkAsked {
  chosen: Chosen;
  onClose: () => void;
  /** It was begun: the selection is let go. */
  onDone: () => void;
}

/** A list that stands ready: a filter with its order, one press away. */
export interface View {
  key: string;
  label: string;
  filter: readonly Filter[];
  sort?: readonly SortKey[];
}

/** Keeps what was read of a list while one looks at a card. Make one per list, outside components. */
export interface Memory<Row> {
  kept: { key: string; rows: Rows<Row> } | undefined;
}

/** Something to do with all that a view finds. */
export interface ViewDeed {
  label: string;
  icon: IconOf;
  ask: (asked: ViewAsked) => ReactNode;
}

export interface ViewAsked {
  /** `id` where the list stands as the view was saved. */
  view: { id: string | undefined; name: string };
  all: NonNullable<Chosen["all"]>;
  onClose: () => void;
}

/** Everything the one grid must know about a kind of record. */
export interface List<Row extends object> {
  /** As `/events` names it. */
  kind: string;
  /** Names its columns in the browser's storage. */
  place: string;
  /** Namespace of its words: count, countAbout, search, clauses, empty. */
  room: string;
  title: string;
  /** Tells lists of one kind apart: the people of which group. */
  scope?: string;
  source: Source<Row>;
  memory: Memory<Row>;
  fields: readonly Field[];
  columns: readonly Column<Row>[];
  /** Keys of the columns shown at first, without the fixed ones. */
  shownAtFirst: readonly string[];
  ownSort: readonly SortKey[];
  /** Fields whose order is that of letters: where one is the first key, one can jump to a letter. */
  jumpsBy?: readonly string[];
  /** Fields every row needs, whatever columns are shown. */
  needs: readonly string[];
  views?: readonly View[];
  /** Keeps views of one's own and shared ones, under its kind. */
  savesViews?: boolean;
  /** What its kind has to do with all that a view finds. */
  ofViews?: readonly ViewDeed[];
  /** Fields that are asked for at the top of all conditions. */
  oftenAsked?: readonly string[];
  nameOf: (row: Row) => string;
  /** Its card; missing where rows have none. */
  hrefOf?: (row: Row) => string;
  /** Off where the server cannot search. */
  searches?: boolean;
  mayEdit: (row: Row) => boolean;
  /** Saves one value; throws CallError, with 412 when somebody else was quicker. */
  save?: (row: Row, key: string, value: CellValue) => Promise<Row>;
  /** Reads the record that comes with a 412. */
  readCurrent?: (record: unknown) => Row | undefined;
  /** Off where a bulk action cannot be told of all that match: then all that are loaded are ticked. */
  selectsAll?: boolean;
  actions: readonly RowAction<Row>[];
  bulk: readonly BulkAction[];
  /** Dialogs that cells open. */
  beside?: ReactNode;
}
