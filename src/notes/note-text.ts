import { refuseField } from "../http/refusal.ts";
import { plainText } from "../values/plain-text.ts";
import { maxHtmlLength, safeHtml } from "../values/safe-html.ts";
import { cleanText, isCleanText } from "../values/text.ts";

export interface NoteText {
  html: string;
  text: string;
}

/** What is kept of the words of a note; 422 for what is too long or cannot be kept. */
export function checkedText(given: string): NoteText {
  if (!isCleanText(given)) refuseField("/html", "text");
  const safe = safeHtml(cleanText(given));
  if ("problem" in safe) refuseField("/html", "tooLong", { limit: maxHtmlLength });
  const text = plainText(safe.html);
  return text === "" ? { html: "", text } : { html: safe.html, text };
}
