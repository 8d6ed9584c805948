const block = 512;
const largestInOctal = 0o77777777777;

export interface TarEntry {
  name: string;
  /** Bytes of the content, without what fills its last block. */
  size: number;
}

/**
 * The header of a file in a tar archive (POSIX.1-1988, ustar). A size of 8 GiB or more is written in base 256, as GNU tar
 * and bsdtar do, so that the header has one length whatever comes and can be written when the size is known.
 */
export function tarHeader({ name, size }: TarEntry): Buffer {
  const header = Buffer.alloc(block);
  if (Buffer.byteLength(name) > 100) throw new Error(`The name ${name} is too long for tar.`);
  header.write(name, 0);
  header.write("0000600\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  writeSize(header, size);
  header.write("00000000000\0", 136);
  header.write("        ", 148);
  header.write("0", 156);
  header.write("ustar\x0000", 257);
  header.write(`${octal(sumOf(header), 6)}\0 `, 148);
  return header;
}

/** Reads a header that `tarHeader` has written, bit by bit; undefined for any other block. */
export function readTarHeader(header: Buffer): TarEntry | undefined {
  const end = header.indexOf(0);
  const entry = { name: header.toString("utf8", 0, Math.min(end, 100)), size: readSize(header) };
  const usual = end > 0 && end <= 100 && Number.isSafeInteger(entry.size);
  return usual && tarHeader(entry).equals(header) ? entry : undefined;
}

/** Zeros after a content of this many bytes. */
export function tarPadding(size: number): number {
  return (block - (size % block)) % block;
}

export const tarBlock = block;
/** Two blocks of zeros end an archive. */
export const tarEnd = Buffer.alloc(2 * block);

function writeSize(header: Buffer, size: number): void {
  if (size <= largestInOctal) return void header.write(`${octal(size, 11)}\0`, 124);
  header.writeUInt8(0x80, 124);
  header.writeBigUInt64BE(BigInt(size), 128);
}

function readSize(header: Buffer): number {
  if (header.readUInt8(124) === 0x80) return Number(header.readBigUInt64BE(128));
  return Number.parseInt(header.toString("latin1", 124, 135), 8);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}

function sumOf(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0);
}
