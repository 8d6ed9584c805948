import { foldLetter, wordsOf } from "./fold.ts";

export interface Piece {
  text: string;
  isMatch: boolean;
}

/** A text in pieces, those apart that were typed: at the beginnings of its words, else where they stand first; accents and case aside. */
export function markMatches(text: string, typed: string): Piece[] {
  const letters = [...text];
  const folded = letters.map(foldLetter);
  const whole = folded.join("");
  // Which letter each place of the folded text comes from: "ß" is two.
  const origins = folded.flatMap((parts, at) => Array.from({ length: parts.length }, () => at));
  const marked = new Set<number>();
  for (const word of new Set(wordsOf(typed)))
    for (const start of placesOf(word, whole))
      for (const at of origins.slice(start, start + word.length)) marked.add(at);
  return joined(letters, folded, marked);
}

function placesOf(word: string, whole: string): number[] {
  const starts: number[] = [];
  for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) starts.push(at);
  const atWords = starts.filter((at) => at === 0 || whole[at - 1] === " ");
  return atWords.length > 0 ? atWords : starts.slice(0, 1);
}

/** An accent that is written by itself goes with the letter before it. */
function joined(letters: readonly string[], folded: readonly string[], marked: ReadonlySet<number>): Piece[] {
  const pieces: Piece[] = [];
  for (const [at, letter] of letters.entries()) {
    const last = pieces.at(-1);
    const isMatch = folded[at] === "" && last ? last.isMatch : marked.has(at);
    if (last?.isMatch === isMatch) last.text += letter;
    else pieces.push({ text: letter, isMatch });
  }
  return pieces;
}
