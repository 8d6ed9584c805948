/** Several texts in one cell, by commas; a text with a comma, a semicolon, a quote or white space at its ends stands in quotes, as in CSV. */
export function joinList(texts: readonly string[]): string {
  return texts
    .map((text) => (/[",;\r\n]|^\s|\s$|:::/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(", ");
}

/** The texts of such a cell, without empty ones; commas, semicolons, line ends and Google's ":::" part them. */
export function splitList(cell: string): string[] {
  const found: string[] = [];
  for (const [, quoted, plain = ""] of cell.matchAll(
    /\s*(?:[,;\r\n]|:::|"((?:[^"]|"")*)"(?=\s*(?:[,;\r\n]|:::|$))|((?:(?!:::)[^,;\r\n])+))/g,
  )) {
    const text = (quoted?.replaceAll('""', '"') ?? plain).trim();
    if (text !== "") found.push(text);
  }
  return found;
}
