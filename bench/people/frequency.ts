const slots = 4_096;

/** Takes a number from 0 up to, not including, 1. */
export type ByRoll<T> = (roll: number) => T;

/**
 * Picks as names are spread over people: the one at rank r as often as 1 / (r + level) (Zipf-Mandelbrot). A low level makes
 * those in front very common. Counted in whole slots, so that every machine picks alike.
 */
export function byFrequency<T>(list: readonly T[], level: number): ByRoll<T> {
  const weights = list.map((_, rank) => 1 / (rank + level));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const table: T[] = [];
  let reached = 0;
  for (const [rank, item] of list.entries()) {
    reached += weights[rank] ?? 0;
    while (table.length < Math.round((reached / whole) * slots)) table.push(item);
  }
  return (roll) => {
    const found = table[Math.floor(roll * table.length)];
    if (found === undefined) throw new RangeError("nothing to pick from");
    return found;
  };
}
