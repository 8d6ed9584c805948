import { isUtf8 } from "node:buffer";
import chardet from "chardet";
import iconv from "iconv-lite";
import { type Encoding, isEncoding, otherEncodings } from "./decoder.ts";

/** `sure` where a byte order mark or strict UTF-8 says so; otherwise the candidates, likeliest first, each with up to five names read that way, are for a person to choose from. */
export type DetectedEncoding = {
  encoding: Encoding;
  sure: boolean;
  candidates: { encoding: Encoding; samples: string[] }[];
};

/** Looks at the beginning of a file (64 kB are plenty). UTF-8 is judged strictly; a letter cut by the end of `head` does not count. */
export function detectEncoding(head: Uint8Array): DetectedEncoding {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const marked = byMark(bytes);
  if (marked !== undefined) return { encoding: marked, sure: true, candidates: [] };
  const wide = byZeros(bytes);
  if (wide !== undefined)
    return {
      encoding: wide,
      sure: false,
      candidates: [{ encoding: wide, samples: sampleNames(iconv.decode(bytes.subarray(0, bytes.length & ~1), wide)) }],
    };
  if (isUtf8Beginning(bytes)) return { encoding: "utf-8", sure: true, candidates: [] };

  const candidates = rank(bytes);
  return { encoding: candidates[0]?.encoding ?? "windows-1252", sure: false, candidates };
}

function byMark(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/** UTF-16 without a mark: commas, digits and line ends leave a zero in every second byte. */
function byZeros(bytes: Buffer): Encoding | undefined {
  const sample = bytes.subarray(0, 4_000);
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (sample.length < 4 || even + odd < sample.length / 20) return undefined;
  if (odd > 20 * even) return "utf-16le";
  return even > 20 * odd ? "utf-16be" : undefined;
}

function isUtf8Beginning(bytes: Buffer): boolean {
  return [0, 1, 2, 3].some(
    (cut) =>
      bytes.length >= cut &&
      isUtf8(bytes.subarray(0, bytes.length - cut)) &&
      isUnfinished(bytes.subarray(bytes.length - cut)),
  );
}

function isUnfinished(tail: Buffer): boolean {
  return tail.length === 0 || ((tail[0] ?? 0) >= 0xc2 && tail.subarray(1).every((byte) => (byte & 0xc0) === 0x80));
}

/** The six likeliest; chardet knows the letters of many languages, but on lists of names our look at the words decides better. */
function rank(bytes: Buffer): { encoding: Encoding; samples: string[] }[] {
  const guesses = new Map(chardet.analyse(bytes).map((match) => [match.name.toLowerCase(), match.confidence]));
  const tried = otherEncodings.map((encoding) => {
    const text = iconv.decode(bytes, encoding);
    return { encoding, text, points: looksLikeWords(text) + (guesses.get(encoding) ?? 0) / 500 };
  });
  const best = tried.filter(({ encoding }) => isEncoding(encoding)).toSorted((a, b) => b.points - a.points);
  return withoutTwins(best)
    .slice(0, 6)
    .map(({ encoding, text }) => ({ encoding, samples: sampleNames(text) }));
}

/** Encodings that read this file alike are one choice; the first in the list is the commonest. */
function withoutTwins<T extends { text: string }>(ranked: readonly T[]): T[] {
  const seen = new Set<string>();
  return ranked.filter(({ text }) => !seen.has(text) && seen.add(text));
}

/** Share of the words beyond ASCII that look written by people: one script, capitals only in front, no signs or controls within. From -1 to 1. */
function looksLikeWords(text: string): number {
  let points = 0;
  let count = 0;
  for (const [word] of text.matchAll(/[^\s,;|"'\t!-/:-@[-`{-~]*[^\p{ASCII}\s][^\s,;|"\t!-/:-@[-`{-~]*/gu)) {
    count++;
    points += wordPoints(word);
    if (count === 2_000) break;
  }
  return count === 0 ? 0 : points / count;
}

function wordPoints(word: string): number {
  if (/[\ufffd\u0080-\u009f\ue000-\uf8ff]|[^\p{L}\p{M}\p{N}\p{P}\p{Zs}]/u.test(word)) return -1;
  if (!/^[\p{L}\p{M}\p{N}’·–—«»“”№\u00a0]+$/u.test(word)) return -0.5;
  const scripts = [
    /\p{Script=Latin}/u,
    /\p{Script=Cyrillic}/u,
    /\p{Script=Greek}/u,
    /[\p{Script=Hebrew}\p{Script=Arabic}]/u,
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
  ];
  if (scripts.filter((script) => script.test(word)).length > 1) return -0.5;
  if (/\p{Ll}\p{Lu}/u.test(word)) return -0.3;
  // Letters of living languages are likelier than rare ones of the same block (Ў, Џ, Ћ in Russian or Ukrainian text).
  if (/[ЂЃЉЊЋЌЎЏђѓљњћќўџЅѕ]/u.test(word)) return 0.2;
  // Two bytes of a Cyrillic name are always some Chinese or Korean sign: that reading has to win by being the only clean one.
  if (scripts[4]?.test(word)) return 0.8;
  return /\p{Script=Latin}/u.test(word) && /[^\p{ASCII}]{3}/u.test(word) ? 0 : 1;
}

/** Up to five cells with letters beyond ASCII, where a wrong reading shows. */
function sampleNames(text: string): string[] {
  const cells = text.split(/[,;|\t\r\n"]+/).map((cell) => cell.trim());
  return [...new Set(cells.filter((cell) => cell.length > 1 && cell.length <= 60 && /[^\p{ASCII}]/u.test(cell)))].slice(
    0,
    5,
  );
}
