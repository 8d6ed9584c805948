/** A column by its place; `header` is how it is shown: trimmed, at most 100 letters, "Phone (2)" for the second of a name. Empty when the file names it so. */
export type Column = { index: number; header: string };

/** Reads the header row. Columns are told apart by their place only, so that no name, `__proto__` or empty, means anything (A132). */
export function readHeader(cells: readonly string[]): Column[] {
  const times = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = shorten(cell.replace(/\s+/g, " ").trim());
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { index, header: time > 1 && name !== "" ? `${name} (${time})` : name };
  });
}

/** Whether the first row names the columns rather than being a person: no cell in it is an e-mail address, a web address, a date or a phone. */
export function isHeader(cells: readonly string[]): boolean {
  return !cells.some((cell) =>
    /^\S+@\S+\.\S+$|^https?:\/\/|^\d{4}-\d\d-\d\d|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$|^\+?[\d\s().-]{7,}$/.test(
      cell.trim().slice(0, 400),
    ),
  );
}

function shorten(name: string): string {
  const letters = Array.from(name.slice(0, 400));
  return letters.length > 100 || name.length > 400 ? `${letters.slice(0, 99).join("")}…` : name;
}
