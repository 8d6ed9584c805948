import { useLayoutEffect, useRef } from "react";

/** An element that is written in, with HTML that the server has made safe: what comes from elsewhere goes in, what was typed here stays under the caret. */
export function useEditedHtml(html: string, autoFocus: boolean | undefined) {
  const text = useRef<HTMLDivElement>(null);
  const latest = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (!text.current || latest.current === html) return;
    text.current.innerHTML = html;
    latest.current = html;
  }, [html]);
  useLayoutEffect(() => {
    if (autoFocus) text.current?.focus();
  }, [autoFocus]);
  /** What stands there now; nothing where only white space does. */
  const read = (): string => {
    const isEmpty = text.current?.innerText.trim() === "";
    latest.current = isEmpty ? "" : (text.current?.innerHTML ?? "");
    return latest.current;
  };
  return { text, read };
}
