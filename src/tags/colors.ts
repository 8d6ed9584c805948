import { tagColors, type TagColor } from "./api.ts";

/** A color as it is stored; one that only a newer program knows is none. */
export function asTagColor(stored: string): TagColor {
  return tagColors.find((color) => color === stored) ?? "";
}
