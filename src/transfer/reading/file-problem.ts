/** What can be wrong with a file as a whole; the words are transfer:file.<code>. */
export const fileProblemCodes = [
  "empty",
  "notText",
  "tooLarge",
  "encodingUnknown",
  "badBytes",
  "nul",
  "unclosedQuote",
  "textAfterQuote",
  "tooManyColumns",
  "rowTooLong",
  "noRows",
] as const;

/** A value, not an exception: `line` counts from 1 as an editor does, `column` from 1, `offset` is the byte from the file's beginning. */
export type FileProblem = {
  code: (typeof fileProblemCodes)[number];
  line?: number;
  column?: number;
  offset?: number;
  params?: Record<string, string | number>;
};
