const joins = /^\p{Script=Arabic}/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Up to two letters for a name of any script: first of the first word and first of the last; one for a single word. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ""))
    .filter(Boolean);
  const first = words[0];
  if (first === undefined) return "?";
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  // Letters that join in running text (Arabic) stay apart: a zero-width non-joiner stands between.
  return (
    firstOf(first) + (last === undefined ? "" : `${joins.test(first) ? "\u200c" : ""}${firstOf(last)}`)
  ).toLocaleUpperCase();
}

/** The letter of a company: of what stands in quotation marks, where anything does (Клініка «Оберіг» → О). */
export function companyInitial(name: string): string {
  const quoted = /[«“„"']\s*(\p{L}[^»”“"']*)/u.exec(name)?.[1];
  return firstOf(initialsOf(quoted ?? name));
}

/** Which of the eight tints stands for this id: 1 to 8, always the same one (FNV-1a). */
export function tintOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193) >>> 0;
  return ((hash ^ (hash >>> 15)) & 7) + 1;
}

function firstOf(word: string): string {
  for (const { segment } of graphemes.segment(word)) return segment;
  return "";
}
