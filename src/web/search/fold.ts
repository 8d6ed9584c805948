/** Letters that Unicode does not take apart though people type them with plain ones, as the server's search reads them. */
const plain: Record<string, string> = {
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
  ς: "σ",
};

/** A letter without marks and case, as typed words are held against others; "" for a mark or an apostrophe, a space for what parts words. */
export function foldLetter(letter: string): string {
  const bare = letter.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (bare === "" || /^['`´‘’‛ʹ-ʼʾʿ]$/u.test(bare)) return "";
  return [...bare].map((one) => plain[one] ?? (/[\p{L}\p{N}]/u.test(one) ? one : " ")).join("");
}

/** The folded words of a text, as they stand. */
export function wordsOf(text: string): string[] {
  return [...text].map(foldLetter).join("").split(" ").filter(Boolean);
}
