/** A stretch of a list as it was read: after which cursor, and where the next one starts. */
export interface Stretch<Row> {
  after: string | null;
  rows: readonly Row[];
  next: string | null;
  stale: boolean;
}

type IdOf<Row> = (row: Row) => string;

export function rowsOf<Row>(stretches: readonly Stretch<Row>[]): Row[] {
  return stretches.flatMap((stretch) => stretch.rows);
}

/** Adds what was read after the last stretch; a row that is shown above already stays where it is. */
export function append<Row>(stretches: readonly Stretch<Row>[], fresh: Stretch<Row>, idOf: IdOf<Row>): Stretch<Row>[] {
  const known = new Set(rowsOf(stretches).map(idOf));
  return [...stretches, { ...fresh, rows: fresh.rows.filter((row) => !known.has(idOf(row))) }];
}

/** How many rows more than it had are asked for when a stretch is read again, to meet the next one. */
export const slack = 20;

/**
 * Puts a stretch that was read again in place of its older self. It is cut where the next stretch begins; when it
 * does not reach that row, so much has changed that everything after it is left to be read again.
 */
export function replace<Row>(
  stretches: readonly Stretch<Row>[],
  at: number,
  fresh: Stretch<Row>,
  idOf: IdOf<Row>,
): Stretch<Row>[] {
  const before = stretches.slice(0, at);
  const later = stretches.slice(at + 1);
  const end = findMeeting(fresh.rows, rowsOf(later), idOf);
  if (end < 0) return without(before, fresh, idOf);
  const cut = { ...fresh, rows: fresh.rows.slice(0, end), next: stretches[at]?.next ?? null };
  return [...without(before, cut, idOf), ...dropRows(later, new Set(cut.rows.map(idOf)), idOf)];
}

export function putRow<Row>(stretches: readonly Stretch<Row>[], row: Row, idOf: IdOf<Row>): Stretch<Row>[] {
  const id = idOf(row);
  return stretches.map((stretch) =>
    stretch.rows.some((one) => idOf(one) === id)
      ? { ...stretch, rows: stretch.rows.map((one) => (idOf(one) === id ? row : one)) }
      : stretch,
  );
}

export function dropRows<Row>(
  stretches: readonly Stretch<Row>[],
  ids: ReadonlySet<string>,
  idOf: IdOf<Row>,
): Stretch<Row>[] {
  return stretches.map((stretch) =>
    stretch.rows.some((row) => ids.has(idOf(row)))
      ? { ...stretch, rows: stretch.rows.filter((row) => !ids.has(idOf(row))) }
      : stretch,
  );
}

// The next stretch's first row may itself be gone, so the first of its rows that is still there counts.
function findMeeting<Row>(fresh: readonly Row[], later: readonly Row[], idOf: IdOf<Row>): number {
  const places = new Map(fresh.map((row, place) => [idOf(row), place]));
  for (const row of later.slice(0, slack)) {
    const place = places.get(idOf(row));
    if (place !== undefined) return place;
  }
  return -1;
}

// A row that moved is shown once: where it was seen last.
function without<Row>(before: readonly Stretch<Row>[], fresh: Stretch<Row>, idOf: IdOf<Row>): Stretch<Row>[] {
  return [...dropRows(before, new Set(fresh.rows.map(idOf)), idOf), fresh];
}
