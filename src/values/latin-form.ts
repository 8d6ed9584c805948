import { fold } from "./text.ts";

/**
 * One spelling for a word that people write in two alphabets and by several rules: Катерина, Kateryna and Katerina meet in
 * "katerina". For comparing only: it is no transliteration by any standard, and what differs little falls together.
 */
export function latinForm(word: string): string {
  const letters = [...fold(word)].map((letter) => cyrillic[letter] ?? greek[letter] ?? letter).join("");
  return meetings.reduce((text, [many, one]) => text.replace(many, one), letters).replace(/(\p{L})\1+/gu, "$1");
}

const cyrillic: Record<string, string> = readPairs(
  "а a б b в v г g ґ g д d е e є ie ё e ж zh з z и i і i ї i й i к k л l м m н n о o п p р r с s т t у u ў u ф f х h ц ts ч ch ш sh щ sch ъ - ы i ь - э e ю iu я ia ђ d ј i љ l њ n ћ ch џ dzh",
);

const greek: Record<string, string> = readPairs(
  "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ i φ f χ h ψ ps ω o",
);

/** Ways of writing one sound, in the order in which they are looked for. */
const meetings: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sz/g, "sh"],
  [/tsch|tch|cz/g, "ch"],
  [/kh/g, "h"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/ts|tz/g, "c"],
  [/ck|q/g, "k"],
  [/x/g, "ks"],
  [/w/g, "v"],
  [/[yj]/g, "i"],
  [/ae/g, "a"],
  [/oe/g, "o"],
  [/ue/g, "u"],
  [/ie/g, "e"],
];

function readPairs(text: string): Record<string, string> {
  const parts = text.split(" ");
  return Object.fromEntries(
    parts.flatMap((part, index) =>
      index % 2 === 0 ? [[part, parts[index + 1] === "-" ? "" : (parts[index + 1] ?? "")]] : [],
    ),
  );
}
