import { isCleanText } from "../values/text.ts";
import { tagKey, tagName } from "./name.ts";

/** The tags of a change, each once, in the spelling of the first. */
export function checkTags(list: readonly string[], fault: (pointer: string, code: string) => void): string[] {
  const tags = new Map<string, string>();
  for (const [index, given] of list.entries()) {
    if (!isCleanText(given)) fault(`/tags/${index}`, "text");
    const tag = isCleanText(given) ? tagName(given) : "";
    if (tag === "") fault(`/tags/${index}`, "required");
    if (!tags.has(tagKey(tag))) tags.set(tagKey(tag), tag);
  }
  return [...tags.values()];
}
