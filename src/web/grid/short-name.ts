/** "O. Hrytsenko" for "Olena Hrytsenko"; a name of one word stays whole. */
export function shortNameOf(name: string): string {
  const [first = "", ...rest] = name.trim().split(/\s+/u);
  const [letter = ""] = first;
  return rest.length === 0 ? first : `${letter}. ${rest.join(" ")}`;
}
