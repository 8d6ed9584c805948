import type { FieldLine, Right, Subject } from "./group.ts";

/** A row of the table: a subject with those of its rights that are shown, each at its column. */
export interface Row {
  subject: Subject;
  rights: readonly (Right | undefined)[];
}

export interface Shown {
  columns: readonly Right[];
  rows: readonly Row[];
}

/** Rights on records whose subject and action together hold every word typed; rows and columns without any fall away. */
export function findRights(subjects: readonly Subject[], search: string): Shown {
  const words = wordsOf(search);
  const found = subjects
    .map((subject) => ({
      subject,
      actions: subject.actions.filter(({ name }) => holds(`${subject.name} ${name}`, words)),
    }))
    .filter(({ actions }) => actions.length > 0);
  const known = subjects.flatMap(({ actions }) => actions);
  const columns = actionOrder
    .filter((action) => found.some(({ actions }) => actions.some((right) => right.action === action)))
    .flatMap((action) => known.find((right) => right.action === action) ?? []);
  return {
    columns,
    rows: found.map(({ subject, actions }) => ({
      subject,
      rights: columns.map(({ action }) => actions.find((right) => right.action === action)),
    })),
  };
}

export function findFields(fields: readonly FieldLine[], search: string): FieldLine[] {
  return fields.filter(({ name }) => holds(name, wordsOf(search)));
}

/** What is done in Management is no matter of records; it stands by itself. */
export function isManagement({ subject }: Subject): boolean {
  return subject.startsWith("management.");
}

export function holds(text: string, words: readonly string[]): boolean {
  const folded = fold(text);
  return words.every((word) => folded.includes(word));
}

export function wordsOf(search: string): string[] {
  return fold(search).split(/\s+/).filter(Boolean);
}

/** As people think of a record: first seen, last taken away in masses. */
const actionOrder = ["see", "comment", "create", "edit", "delete", "assign", "merge", "import", "export", "open"];

function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\p{M}\u00ad]/gu, "")
    .toLocaleLowerCase();
}
