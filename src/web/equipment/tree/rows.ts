/** The parts of one piece, or the wholes at the top, as far as they were fetched. */
export interface Branch<Piece> {
  pieces: readonly Piece[];
  state: "waiting" | "ready" | "failed";
  /** There are more behind those. */
  hasMore: boolean;
}

interface Leaf {
  id: string;
  parts?: number;
}

/** A line of the tree as it stands on the screen. */
export type TreeRow<Piece> =
  | { kind: "piece"; key: string; level: number; piece: Piece; isOpen: boolean; place: number; of: number }
  | { kind: "waiting" | "more" | "failed"; key: string; level: number; parent: string };

/** Names the wholes, which are parts of nothing. */
export const top = "";

/** The open tree line by line, so that only the lines on the screen need to be drawn. `isLeftOut`: what stands nowhere, with all below it. */
export function rowsOf<Piece extends Leaf>(
  branches: ReadonlyMap<string, Branch<Piece>>,
  open: ReadonlySet<string>,
): TreeRow<Piece>[] {
  const rows: TreeRow<Piece>[] = [];
  const add = (parent: string, level: number): void => {
    const branch = branches.get(parent);
    const row = (kind: "waiting" | "more" | "failed") => rows.push({ kind, key: `${kind}/${parent}`, level, parent });
    for (const [at, piece] of branch?.pieces.entries() ?? []) {
      const isOpen = (piece.parts ?? 0) > 0 && open.has(piece.id);
      const of = branch?.hasMore ? -1 : (branch?.pieces.length ?? -1);
      rows.push({ kind: "piece", key: piece.id, level, piece, isOpen, place: at + 1, of });
      if (isOpen) add(piece.id, level + 1);
    }
    if (branch === undefined || branch.state === "waiting") row("waiting");
    else if (branch.state === "failed") row("failed");
    else if (branch.hasMore) row("more");
  };
  add(top, 1);
  return rows;
}

/** What stands above a line, the nearest first. */
export function aboveOf<Piece>(rows: readonly TreeRow<Piece>[], at: number): (TreeRow<Piece> & { kind: "piece" })[] {
  const above: (TreeRow<Piece> & { kind: "piece" })[] = [];
  let level = rows[at]?.level ?? 0;
  for (const row of rows.slice(0, at).toReversed()) {
    if (row.kind !== "piece" || row.level >= level) continue;
    above.push(row);
    level = row.level;
  }
  return above;
}
