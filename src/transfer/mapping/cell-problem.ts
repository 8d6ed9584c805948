/** What is wrong with a cell, or (`doubt`) what a person should look at; the words are transfer:cell.<code>. `column` counts from 0, `field` is the name of our column. */
export type CellProblem = {
  column: number;
  field: string;
  code: CellProblemCode;
  params?: Record<string, string | number>;
  cell: string;
};

export const cellProblemCodes = [
  "unreadable",
  "tooLong",
  "id",
  "email",
  "phone",
  "website",
  "date",
  "dateAmbiguous",
  "dateRange",
  "number",
  "choice",
  "country",
  "language",
  "timeZone",
  "identityKind",
  "companyMissing",
  "htmlTooLong",
  "extraCells",
  "nameUnsure",
] as const;
export type CellProblemCode = (typeof cellProblemCodes)[number];

/** Problems that stop nothing: the row can be taken as it is understood. */
export const doubts: ReadonlySet<CellProblemCode> = new Set(["nameUnsure", "companyMissing"]);
