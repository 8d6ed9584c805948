/** Shorter words have too many neighbours to be taken for one another. */
const shortest = 4;

/**
 * The word without each of its letters in turn, and the word itself. Two words that are one error apart (a letter more,
 * less or other, or two neighbours exchanged) have one of these in common: an index finds all neighbours at once.
 */
export function neighbourKeys(word: string): string[] {
  const letters = [...word];
  if (letters.length < shortest) return [word];
  const shorter = letters.map((_, at) => letters.toSpliced(at, 1).join(""));
  return [...new Set([word, ...shorter])];
}

/** Whether one letter more, less or other, or two neighbours exchanged, make one word of the other (Damerau's errors). */
export function isOneErrorApart(one: string, other: string): boolean {
  const [short = [], long = []] = [[...one], [...other]].toSorted((a, b) => a.length - b.length);
  if (long.length - short.length > 1 || short.length < shortest - 1) return false;
  const start = short.findIndex((letter, at) => letter !== long[at]);
  if (start < 0) return long.length > short.length;
  const rest = (letters: readonly string[], from: number) => letters.slice(from).join("");
  if (long.length > short.length) return rest(short, start) === rest(long, start + 1);
  if (rest(short, start + 1) === rest(long, start + 1)) return true;
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    rest(short, start + 2) === rest(long, start + 2)
  );
}
