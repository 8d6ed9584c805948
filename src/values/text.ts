import { remembered } from "./remembered.ts";

/** Whether the database can keep the text unchanged: no NUL (Postgres 22021) and no lone surrogate (Node writes U+FFFD in its place without a word). */
export function isCleanText(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/** The form in which every text is kept: Unicode NFC, without white space around it. Throws a RangeError where `isCleanText` says no. */
export function cleanText(text: string): string {
  if (!isCleanText(text)) throw new RangeError("text holds NUL or a lone surrogate");
  return text.normalize("NFC").trim();
}

/**
 * The form in which texts are compared and searched: lower case, without diacritics and punctuation, one space between words.
 * Letters stay in their script (transliteration belongs to finding similar people). Idempotent.
 */
export function fold(text: string): string {
  return text.length <= 40 ? foldShort(text) : foldAny(text);
}

/** The same names come again and again, in a file as in its companies. */
const foldShort = remembered(foldAny, 4_000);

function foldAny(text: string): string {
  if (isAscii(text)) return spaced(text.toLowerCase());
  // NFKD opens ligatures and full-width forms; NFC closes what is left, such as Hangul.
  const folded = dropMarks(text.toLowerCase().normalize("NFKD")).normalize("NFC").toLowerCase();
  return spaced(folded.replace(lettersApart, (letter) => spelling[letter] ?? letter).normalize("NFC"));
}

/** The folded words of a text, each once, as they stand; compare them as a set, since people write names in any order. */
export function words(text: string): string[] {
  const folded = fold(text);
  return folded === "" ? [] : [...new Set(folded.split(" "))];
}

/** The text with what LIKE reads as a sign escaped by a backslash; a lone backslash would be an error (22025). */
export function likePattern(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(text);
}

/** Marks of Latin, Greek, Cyrillic, Hebrew and Arabic go; those of Indic scripts and kana are part of the letter and stay. й, ў and ї are letters of their own. */
function dropMarks(decomposed: string): string {
  return decomposed
    .replace(/([иу])\u0306/g, "$1\uE000")
    .replace(/і\u0308/g, "і\uE001")
    .replace(
      // oxlint-disable-next-line no-misleading-character-class
      /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g,
      "",
    )
    .replaceAll("\uE000", "\u0306")
    .replaceAll("\uE001", "\u0308");
}

/** Letters that Unicode does not take apart though people type them with plain ones. */
const spelling: Record<string, string> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  æ: "ae",
  œ: "oe",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ŧ: "t",
  ŋ: "n",
  ə: "e",
  ς: "σ",
};
const lettersApart = new RegExp(`[${Object.keys(spelling).join("")}]`, "g");

/** O'Brien, Дем’янчук: an apostrophe inside a name parts no words. Everything else that is no letter or digit does. */
function spaced(text: string): string {
  return text
    .replace(/['`´\u2018\u2019\u201b\u02b9-\u02bc\u02be\u02bf\uff07]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

/** What a name is compared and found by: folded, or as it stands where nothing is left of it ("***"). */
export function nameKey(name: string): string {
  return fold(name) || name.normalize("NFC").trim().toLowerCase();
}
