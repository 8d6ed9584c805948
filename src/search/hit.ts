/** Somebody found, and how closely. */
export interface Hit {
  id: string;
  /** 0: this very name or address; 1: the names begin so; 2: found elsewhere; 3: called nearly so. */
  rank: number;
  /** Folded. */
  firstName: string;
  lastName: string;
}

/** The closest first, then by name. */
export function byRank(a: Hit, b: Hit): number {
  return a.rank - b.rank || compare(a.lastName, b.lastName) || compare(a.firstName, b.firstName) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
