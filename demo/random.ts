/** Chance that repeats itself: the same seed gives the same people for good. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** As many different ones, in the order of the list. */
  some<T>(list: readonly T[], count: number): T[];
  /** `#` becomes any digit, `%` one from 1 to 9, `@` a letter as British post codes use them. */
  fill(pattern: string): string;
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0;

  /** A Weyl sequence through an integer mixer with full avalanche: even enough for making people up. */
  function next(): number {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }

  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));

  function pick<T>(list: readonly T[]): T {
    const picked = list[between(0, list.length - 1)];
    if (picked === undefined) throw new RangeError("nothing to pick from");
    return picked;
  }

  function some<T>(list: readonly T[], count: number): T[] {
    let wanted = Math.min(count, list.length);
    return list.filter((_item, index) => {
      const taken = next() < wanted / (list.length - index);
      if (taken) wanted -= 1;
      return taken;
    });
  }

  const signs: Record<string, () => string> = {
    "#": () => String(between(0, 9)),
    "%": () => String(between(1, 9)),
    "@": () => pick([..."ABDEFGHJLNPQRSTUWXYZ"]),
  };

  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick,
    some,
    fill: (pattern) => pattern.replace(/[#%@]/g, (sign) => signs[sign]?.() ?? sign),
  };
}

/** The same text gives the same chance for good, whatever else is made. */
export function seedOf(text: string): number {
  return [...text].reduce((seed, letter) => (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 20_261_130);
}
