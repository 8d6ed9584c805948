/** More words are no two names. */
const mostWords = 5;

/** The ways in which typed words can be a first and a last name: parted anywhere, in either order. */
export function partings(typed: readonly string[]): [first: string[], last: string[]][] {
  if (typed.length > mostWords) return [];
  return typed.slice(1).flatMap((_, at): [string[], string[]][] => {
    const [one, other] = [typed.slice(0, at + 1), typed.slice(at + 1)];
    return [
      [one, other],
      [other, one],
    ];
  });
}
