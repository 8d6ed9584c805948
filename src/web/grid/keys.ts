export type Way = "up" | "down" | "left" | "right" | "home" | "end" | "pageUp" | "pageDown" | "first" | "last";

export interface Spot {
  /** -1 is the row of headers. */
  row: number;
  column: number;
}

export interface Room {
  rows: number;
  firstColumn: number;
  columns: number;
  /** Rows on one screen. */
  page: number;
}

interface Keys {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Where a key leads within the grid (ARIA grid pattern); undefined when it is not for moving. */
export function wayOf({ key, ctrlKey, metaKey, altKey }: Keys, rightToLeft: boolean): Way | undefined {
  if (altKey) return undefined;
  const far = ctrlKey || metaKey;
  if (far && key !== "Home" && key !== "End") return undefined;
  const [left, right] = rightToLeft ? (["right", "left"] as const) : (["left", "right"] as const);
  const ways: Record<string, Way> = {
    ArrowUp: "up",
    ArrowDown: "down",
    ArrowLeft: left,
    ArrowRight: right,
    Home: far ? "first" : "home",
    End: far ? "last" : "end",
    PageUp: "pageUp",
    PageDown: "pageDown",
  };
  return ways[key];
}

export function move(from: Spot, way: Way, room: Room): Spot {
  const { row, column } = from;
  const to = {
    up: { row: row - 1, column },
    down: { row: row + 1, column },
    left: { row, column: column - 1 },
    right: { row, column: column + 1 },
    home: { row, column: room.firstColumn },
    end: { row, column: room.columns - 1 },
    pageUp: { row: Math.max(0, row - room.page), column },
    pageDown: { row: row + room.page, column },
    first: { row: 0, column: room.firstColumn },
    last: { row: room.rows - 1, column: room.columns - 1 },
  }[way];
  return { row: clamp(to.row, -1, room.rows - 1), column: clamp(to.column, room.firstColumn, room.columns - 1) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
