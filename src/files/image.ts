import { fileTypeFromBuffer } from "file-type";
import sharp, { type ResizeOptions } from "sharp";
import { refuse, refuseField } from "../http/refusal.ts";

const taken = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"];
/** Pixels of the largest image that is opened at all: 40 megapixels decode to 160 MB. */
const maxPixels = 40_000_000;

/** 415 unless its bytes say that it is an image of a kind that is drawn here; what it calls itself does not count. */
export async function checkImage(image: Buffer): Promise<void> {
  const kind = await fileTypeFromBuffer(image);
  if (!kind || !taken.includes(kind.mime)) refuse(415, "notAPicture");
}

/** Drawn anew as WebP, so that nothing but the picture is kept (no place, no script); 422 when it cannot be read. */
export async function drawAnew(image: Buffer, size: ResizeOptions): Promise<Buffer> {
  try {
    return await sharp(image, { limitInputPixels: maxPixels, pages: 1 })
      .rotate()
      .resize(size)
      .webp({ quality: 86 })
      .toBuffer();
  } catch {
    refuseField("/file", "picture");
  }
}
