import { fileTypeFromBuffer } from "file-type";

/** What the file is by its first bytes when it is no text: "png", "zip", "xlsx", "pdf"…; undefined for text. */
export async function binaryKind(head: Uint8Array): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(head);
  if (found === undefined) return undefined;
  // Two letters make a picture of some lists ("BM…"): what reads as text is text, but for kinds that are written in letters.
  return hasControls(head) || lettered.has(found.ext) ? found.ext : undefined;
}

const lettered = new Set(["pdf", "rtf", "xml", "ps", "eps", "svg"]);

/** Bytes that no text has; zeros do not count, UTF-16 is full of them. */
function hasControls(head: Uint8Array): boolean {
  return head
    .subarray(0, 4_096)
    .some(
      (byte) =>
        byte > 0 &&
        byte < 0x20 &&
        byte !== 0x09 &&
        byte !== 0x0a &&
        byte !== 0x0b &&
        byte !== 0x0c &&
        byte !== 0x0d &&
        byte !== 0x1b,
    );
}
