import { isCleanText } from "../values/text.ts";
import { refuse, refuseField } from "./refusal.ts";

export const maxDepth = 50;

/**
 * Reads JSON from outside. Beyond the grammar (400) it refuses (422) what parsers read differently or a database cannot
 * keep: a key twice in one object (RFC 7493), `__proto__`, more than 50 levels, NUL and lone surrogates in texts.
 */
export function parseJson(text: string): unknown {
  inspect(text);
  try {
    return JSON.parse(text);
  } catch {
    refuse(400, "malformed");
  }
}

/** Keys already met in each open object; null for an array. */
type Open = (Set<string> | null)[];

/** Walks the tokens once; what is not JSON at all is left to the parser. */
function inspect(text: string): void {
  const open: Open = [];
  let keyFollows = false;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '"': {
        const end = endOfString(text, at);
        if (keyFollows) checkKey(readString(text, at, end), open.at(-1));
        else checkText(text, at, end);
        keyFollows = false;
        at = end;
        break;
      }
      case "{":
      case "[":
        keyFollows = text[at] === "{";
        open.push(keyFollows ? new Set() : null);
        if (open.length > maxDepth) refuseField("", "tooDeep", { limit: maxDepth });
        break;
      case "}":
      case "]":
        open.pop();
        keyFollows = false;
        break;
      case ",":
        keyFollows = Boolean(open.at(-1));
        break;
      default:
        break;
    }
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

function checkKey(key: string, keys: Set<string> | null | undefined): void {
  if (!isCleanText(key)) refuseField("", "text");
  if (key === "__proto__") refuseField("/__proto__", "unknownKey");
  if (keys?.has(key)) refuseField(`/${key.slice(0, 100)}`, "twice");
  keys?.add(key);
}

/** Only an escape can bring in what valid UTF-8 cannot. */
function checkText(text: string, start: number, end: number): void {
  if (text.slice(start, end).includes("\\u") && !isCleanText(readString(text, start, end))) refuseField("", "text");
}

function readString(text: string, start: number, end: number): string {
  try {
    return String(JSON.parse(text.slice(start, end + 1)));
  } catch {
    refuse(400, "malformed");
  }
}
