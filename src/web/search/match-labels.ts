import { wordsOf } from "./fold.ts";

/** Those whose label holds every typed word as the beginning of one of its own. */
export function matchLabels<Labelled extends { label: string }>(
  all: readonly Labelled[],
  typed: string,
): readonly Labelled[] {
  const wanted = wordsOf(typed);
  return all.filter(({ label }) => {
    const own = wordsOf(label);
    return wanted.every((word) => own.some((other) => other.startsWith(word)));
  });
}
