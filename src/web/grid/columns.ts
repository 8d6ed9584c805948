/** What a person made of a list's columns. */
export interface ColumnChoice {
  /** Shown columns in their order, without the fixed ones; undefined means the list's own. */
  shown: readonly string[] | undefined;
  /** Widths set by hand, in px. */
  widths: Readonly<Record<string, number>>;
  density: Density;
}

export const densities = ["compact", "normal", "roomy"] as const;
export type Density = (typeof densities)[number];

export const atFirst: ColumnChoice = { shown: undefined, widths: {}, density: "normal" };
export const narrowest = 64;
export const widest = 640;

/** Reads a choice from the browser's storage, where an older version may have written it. */
export function readChoice(text: string | null): ColumnChoice {
  const value = parse(text);
  if (typeof value !== "object" || value === null) return atFirst;
  const shown =
    "shown" in value && Array.isArray(value.shown) ? value.shown.filter((key) => typeof key === "string") : undefined;
  const widths =
    "widths" in value && typeof value.widths === "object" && value.widths !== null ? Object.entries(value.widths) : [];
  const density = densities.find((name) => "density" in value && value.density === name) ?? atFirst.density;
  return { shown, widths: Object.fromEntries(widths.flatMap(([key, width]) => readWidth(key, width))), density };
}

export function clampWidth(width: number): number {
  return Math.min(widest, Math.max(narrowest, Math.round(width)));
}

/** Shows or hides one; a column that is shown anew comes last. */
export function toggleColumn(shown: readonly string[], key: string): string[] {
  return shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key];
}

/** Gives a column the place of another, which makes room towards where it came from. */
export function placeColumn(shown: readonly string[], key: string, onto: string): string[] {
  const at = shown.indexOf(onto);
  if (at < 0 || !shown.includes(key)) return [...shown];
  return shown.filter((one) => one !== key).toSpliced(at, 0, key);
}

export function stepColumn(shown: readonly string[], key: string, by: -1 | 1): string[] {
  const from = shown.indexOf(key);
  const to = from + by;
  if (from < 0 || to < 0 || to >= shown.length) return [...shown];
  return shown.toSpliced(from, 1).toSpliced(to, 0, key);
}

function readWidth(key: string, width: unknown): [string, number][] {
  return typeof width === "number" && Number.isFinite(width) ? [[key, clampWidth(width)]] : [];
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
