import { cleanText } from "../values/text.ts";

/** The form in which the name of a tag is kept: cleaned, every stretch of white space within it one blank. */
export function tagName(text: string): string {
  return cleanText(text).replace(/\s+/gu, " ");
}

/** Two names with the same key are the same tag. */
export function tagKey(text: string): string {
  return tagName(text).toLowerCase();
}
