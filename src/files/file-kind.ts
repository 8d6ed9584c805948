import { fileTypeFromBuffer } from "file-type";

/** So many first bytes tell what a file is. */
export const headBytes = 4_100;

/** What is shown instead of being handed down only: pictures that browsers draw without running anything, PDF, plain text. */
const previews: Readonly<Record<string, "picture" | "pdf" | "text">> = {
  "image/jpeg": "picture",
  "image/png": "picture",
  "image/gif": "picture",
  "image/webp": "picture",
  "image/avif": "picture",
  "application/pdf": "pdf",
  "text/plain": "text",
};

export function previewOf(type: string): "picture" | "pdf" | "text" | undefined {
  return previews[type];
}

/** The media type by its first bytes, whatever the name says: text of any kind is plain text, what is not known is bytes. */
export async function kindOf(head: Buffer): Promise<string> {
  const known = await fileTypeFromBuffer(head);
  if (known) return known.mime;
  return isText(head) ? "text/plain" : "application/octet-stream";
}

/** UTF-8 without signs that no text has; its last letter may be cut off. */
function isText(head: Buffer): boolean {
  // oxlint-disable-next-line no-control-regex
  if (head.length === 0 || /[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(head.toString("latin1"))) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
