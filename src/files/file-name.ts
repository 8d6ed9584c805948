import { cleanText, isCleanText } from "../values/text.ts";

/** Signs that turn the direction of what follows: `gpj.exe` would be read as `exe.jpg`. */
const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The last part of a name without what breaks a line, a header, a path or the eye; 200 characters at most, its ending kept.
 * Empty where nothing is left.
 */
export function cleanFileName(given: string): string {
  const whole = given.replaceAll("\0", "").toWellFormed().replaceAll("\\", "/");
  const last = whole.slice(whole.lastIndexOf("/") + 1);
  const plain = last.replace(turns, "").replace(/[\s\p{Cc}<>:"|?*]+/gu, " ");
  const name = isCleanText(plain) ? cleanText(plain).replace(/^\.+/, "").trim() : "";
  if (name.length <= 200) return name;
  const ending = /\.[^. ]{1,12}$/.exec(name)?.[0] ?? "";
  return name.slice(0, 200 - ending.length).toWellFormed() + ending;
}
