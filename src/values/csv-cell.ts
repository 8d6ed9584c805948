/**
 * A cell for a spreadsheet (RFC 4180). What a spreadsheet could take for a formula gets an apostrophe in front (A148; OWASP, CSV injection):
 * = + - @ and their full-width forms, also behind spaces, quotes and apostrophes, and a first tab, line end or NUL. `unguard` takes it off again.
 */
export function csvCell(value: string): string {
  if (value === "" || isPlain.test(value)) return value;
  const guarded = looksLikeFormula(value) ? `'${value}` : value;
  return needsQuotes.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** One row with its line end (CRLF). A lone empty cell is quoted, or it would be an empty line. */
export function csvRow(cells: readonly string[], delimiter: string): string {
  if (cells.length === 1 && cells[0] === "") return '""\r\n';
  return `${cells.map(csvCell).join(delimiter)}\r\n`;
}

/** A cell as it was before `csvCell`: an apostrophe goes only where a formula would stand without it. */
export function unguard(cell: string): string {
  return cell.charCodeAt(0) === apostrophe && looksLikeFormula(cell.slice(1)) ? cell.slice(1) : cell;
}

const apostrophe = 39;

/** Most cells: begins with a letter or a digit, ends with one, nothing between that anybody takes for a sign of his. */
const isPlain = /^[A-Za-z0-9](?:[A-Za-z0-9 .:@_+/()-]*[A-Za-z0-9])?$/;

/** Quotes for every delimiter we offer, for white space at the ends, and for what a reader could take for a mark of the file's beginning. */
const needsQuotes = /[",;|\t\r\n\0]|^[\s'\ufeff]|\s$|^sep=/i;

function looksLikeFormula(value: string): boolean {
  const first = value.charCodeAt(0);
  // Letters and digits, most of all cells: no need to look closer.
  if ((first > 64 && first < 0x80) || (first > 47 && first < 61) || (first >= 0xc0 && first < 0x1680)) return false;
  return /^'*[\t\r\n\0]|^[\s"'\0]*[=+\-@＝＋－＠]/.test(value);
}
