import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";

/** Text of the bytes taken so far; `badAt` is the byte (from the file's beginning, where it can be known) that the encoding does not have, behind the text. */
export type Decoded = { text: string; bad?: { offset?: number } };

export type Decoder = {
  /** Takes the next bytes, cut anywhere, even within a letter. */
  write: (bytes: Uint8Array) => Decoded;
  end: () => Decoded;
};

/** Encodings a file may have besides UTF-8 and UTF-16, by their WHATWG names where there are such. */
export const otherEncodings = [
  "windows-1251",
  "windows-1252",
  "windows-1250",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "windows-1257",
  "windows-1258",
  "windows-874",
  "iso-8859-1",
  "iso-8859-2",
  "iso-8859-3",
  "iso-8859-4",
  "iso-8859-5",
  "iso-8859-6",
  "iso-8859-7",
  "iso-8859-8",
  "iso-8859-9",
  "iso-8859-13",
  "iso-8859-15",
  "iso-8859-16",
  "koi8-u",
  "koi8-r",
  "ibm866",
  "macintosh",
  "maccyrillic",
  "shift_jis",
  "euc-jp",
  "gb18030",
  "big5",
  "euc-kr",
] as const;
export const unicodeEncodings = ["utf-8", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof unicodeEncodings)[number] | (typeof otherEncodings)[number];

const known: ReadonlySet<string> = new Set([...unicodeEncodings, ...otherEncodings]);

export function isEncoding(name: string): name is Encoding {
  return known.has(name);
}

/** A strict decoder: bytes the encoding does not have are told, where Node itself would write U+FFFD and say nothing (A125, A127). A byte order mark at the beginning is dropped. */
export function strictDecoder(encoding: Encoding): Decoder {
  if (encoding === "utf-8") return unicodeDecoder("utf-8", wholeUtf8, firstBadUtf8);
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const high = encoding === "utf-16le" ? 1 : 0;
    return unicodeDecoder(
      encoding,
      (bytes) => wholeUtf16(bytes, high),
      (bytes) => firstBadUtf16(bytes, high),
    );
  }
  return otherDecoder(encoding);
}

/** Decodes whole letters only; `whole` says how many of the bytes they are, `firstBad` where the bytes go wrong. */
function unicodeDecoder(name: string, whole: (bytes: Buffer) => number, firstBad: (bytes: Buffer) => number): Decoder {
  const decoder = new TextDecoder(name, { fatal: true, ignoreBOM: true });
  let carried: Buffer = Buffer.alloc(0);
  let offset = 0;

  const decode = (bytes: Buffer): Decoded => {
    const start = offset;
    offset += bytes.length;
    const dropMark = (text: string) => (start === 0 && text.startsWith("\ufeff") ? text.slice(1) : text);
    try {
      return { text: dropMark(decoder.decode(bytes)) };
    } catch {
      const bad = firstBad(bytes);
      return { text: dropMark(decoder.decode(bytes.subarray(0, bad))), bad: { offset: start + bad } };
    }
  };
  return {
    write: (bytes) => {
      const all =
        carried.length === 0
          ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
          : Buffer.concat([carried, bytes]);
      const length = whole(all);
      carried = Buffer.from(all.subarray(length));
      return decode(all.subarray(0, length));
    },
    end: () => (carried.length === 0 ? { text: "" } : decode(carried)),
  };
}

/** All but an unfinished letter of up to three bytes at the end. */
function wholeUtf8(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Only asked of bytes that are known to be bad. Halves until one bad letter is left. */
function firstBadUtf8(bytes: Buffer): number {
  let good = 0;
  let end = bytes.length;
  while (end - good > 8) {
    // A cut must not fall within a letter: step back over continuation bytes.
    let middle = good + ((end - good) >> 1);
    while (middle > good && ((bytes[middle] ?? 0) & 0xc0) === 0x80) middle--;
    if (middle === good) break;
    if (isUtf8(bytes.subarray(good, middle))) good = middle;
    else end = middle;
  }
  return firstBadLetter(bytes, good);
}

function firstBadLetter(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length;) {
    const length = [1, 2, 3, 4].find((size) => at + size <= bytes.length && isUtf8(bytes.subarray(at, at + size)));
    if (length === undefined) return at;
    at += length;
  }
  return bytes.length;
}

/** Whole units, and no first half of a pair at the end; `high` is where a unit's high byte stands. */
function wholeUtf16(bytes: Buffer, high: 0 | 1): number {
  const length = bytes.length - (bytes.length % 2);
  return length >= 2 && isFirstHalf(bytes[length - 2 + high]) ? length - 2 : length;
}

function firstBadUtf16(bytes: Buffer, high: 0 | 1): number {
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (isFirstHalf(bytes[at + high])) {
      if (!isSecondHalf(bytes[at + 2 + high])) return at;
      at += 2;
    } else if (isSecondHalf(bytes[at + high])) return at;
  }
  return bytes.length - (bytes.length % 2);
}

function isFirstHalf(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0xd8 && byte <= 0xdb;
}

function isSecondHalf(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0xdc && byte <= 0xdf;
}

/** The tables of iconv-lite mark what an encoding lacks by U+FFFD. The place is known where a byte is a letter. */
function otherDecoder(encoding: Encoding): Decoder {
  const decoder = iconv.getDecoder(encoding);
  let offset = 0;
  const check = (text: string, length: number): Decoded => {
    const start = offset;
    offset += length;
    const bad = text.indexOf("\ufffd");
    if (bad === -1) return { text };
    return { text: text.slice(0, bad), bad: text.length === length ? { offset: start + bad } : {} };
  };
  return {
    write: (bytes) =>
      check(decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)), bytes.byteLength),
    end: () => check(decoder.end() ?? "", 0),
  };
}
