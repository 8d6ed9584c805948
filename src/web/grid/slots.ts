/**
 * Gives each row on the screen a slot and lets newcomers take the slots of those that left, so that scrolling
 * fills the elements that are there instead of making new ones.
 */
export function assignSlots(held: ReadonlyMap<number, number>, rows: readonly number[]): Map<number, number> {
  const next = new Map<number, number>();
  const taken = new Set<number>();
  for (const row of rows) {
    const slot = held.get(row);
    if (slot === undefined) continue;
    next.set(row, slot);
    taken.add(slot);
  }
  let free = 0;
  for (const row of rows) {
    if (next.has(row)) continue;
    while (taken.has(free)) free += 1;
    next.set(row, free);
    taken.add(free);
  }
  return next;
}
