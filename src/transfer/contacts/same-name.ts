/** Names as the search keeps them: folded, first name and last name. An empty one agrees with every other. */

/** Whether both may be one person's name as different hands write it: any order, initials, a part left out, "Alex" for "Alexander". */
export function mayBeCalled(one: string, other: string): boolean {
  const [few = [], many = []] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length);
  const left = [...many];
  return few.every((word) => {
    const at = left.findIndex((candidate) => isSameWord(word, candidate));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

const shortest = 3;

/** The same word, its initial, or its beginning of three letters and more (Alex, Petrov and Petrova). */
function isSameWord(one: string, other: string): boolean {
  const [short = "", long = ""] = [one, other].toSorted((a, b) => a.length - b.length);
  return long.startsWith(short) && (short.length === long.length || short.length === 1 || short.length >= shortest);
}

function wordsOf(name: string): string[] {
  return name.split(" ").filter((word) => word !== "");
}
