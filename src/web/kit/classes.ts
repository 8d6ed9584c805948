/** One class attribute of those parts that hold: `classes("btn", small && "s")`. */
export function classes(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
