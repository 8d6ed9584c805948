import { ledgerReader, type Call, type Line } from "./ledger.ts";

/** A contact as it must be; its mark is its nickname, by which it is known before it has an id. */
export interface Person {
  mark: string;
  version: number;
  deleted: boolean;
  fields: PersonFields;
}

export interface PersonFields {
  firstName: string;
  lastName: string;
  jobTitle: string;
  emails: string[];
  phones: string[];
  tags: string[];
  /** Ids, in order. */
  groups: string[];
  /** Names. */
  companies: string[];
}

/** A file that is imported, with what must come of it. Its people's nicknames are `<name>#<row>`, their job title is its title. */
export interface FileFact {
  name: string;
  id?: string;
  stage: "asked" | "uploaded" | "run" | "done" | "undo" | "undone";
  title: string;
  rows: number;
  counts: { created: number; updated: number; skipped: number; invalid: number };
}

/** What must be in the database, by the ledger. */
export interface Book {
  /** By acknowledged calls. */
  people: Map<string, Person>;
  ids: Map<string, string>;
  /** Asked for and not acknowledged: whole or absent. */
  open: Map<string, Call>;
  acknowledged: Map<string, Call>;
  groups: Set<string>;
  files: Map<string, FileFact>;
  phases: Map<string, string>;
  /** Answers and failures, counted. */
  tries: Map<string, number>;
  /** Answers that nobody should have got, not yet reported. */
  wrong: string[];
  /** Marks that have changed since somebody last took them. */
  touched: Set<string>;
}

/** A book that follows a ledger; `read` brings it up to date. */
export function openBook(path: string): { book: Book; read(): Book; close(): void } {
  const reader = ledgerReader(path);
  const book = emptyBook();
  return {
    book,
    read() {
      for (const line of reader.next()) enter(book, line);
      return book;
    },
    close: reader.close,
  };
}

/** Where nobody has written anything yet. */
export function emptyBook(): Book {
  return {
    people: new Map(),
    ids: new Map(),
    open: new Map(),
    acknowledged: new Map(),
    groups: new Set(),
    files: new Map(),
    phases: new Map(),
    tries: new Map(),
    wrong: [],
    touched: new Set(),
  };
}

function enter(book: Book, line: Line): void {
  switch (line.is) {
    case "intent":
      book.open.set(line.call.key, line.call);
      return;
    case "try":
      book.tries.set(String(line.status), (book.tries.get(String(line.status)) ?? 0) + 1);
      // A fault may make the app busy (503) or full (507), or end it; it is never its own fault (500).
      if (line.status === 500) book.wrong.push(`${line.key} was answered 500: ${line.detail ?? ""}`);
      return;
    case "answer":
      return acknowledge(book, line);
    case "refused":
      book.wrong.push(`${line.key} was refused (${line.status}): ${line.detail}`);
      book.open.delete(line.key);
      return;
    case "file":
      book.files.set(line.file.name, line.file);
      return;
    case "phase":
      book.phases.set(line.user, line.words);
  }
}

function acknowledge(book: Book, { key, id }: Extract<Line, { is: "answer" }>): void {
  const call = book.open.get(key);
  if (!call) return;
  book.open.delete(key);
  book.acknowledged.set(key, { ...call, body: undefined });
  for (const person of call.after) {
    book.people.set(person.mark, person);
    book.touched.add(person.mark);
  }
  for (const group of call.groups ?? []) book.groups.add(group);
  const [first] = call.after;
  if (id !== undefined && first && !book.ids.has(first.mark)) book.ids.set(first.mark, id);
}
