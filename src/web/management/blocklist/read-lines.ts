/** As many as the server takes at once. */
export const mostAtOnce = 500;

/** What was pasted, one by one: by lines, commas, semicolons or blanks; of "Ann <ann@acme.com>" the address. Each once. */
export function readLines(text: string): string[] {
  const written = text
    .split(/[\r\n,;]+/)
    .flatMap((line) => {
      const inBrackets = /<([^<>\s]+@[^<>\s]+)>/.exec(line)?.[1];
      return inBrackets === undefined ? line.split(/\s+/) : [inBrackets];
    })
    .map((value) => value.replace(/^(?:mailto:|["'<(]+)/i, "").replace(/["'>)]+$/, ""))
    .filter((value) => value !== "");
  return [...new Set(written)];
}
