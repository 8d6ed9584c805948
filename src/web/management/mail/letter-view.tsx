import { createElement, useMemo, type CSSProperties, type ReactNode } from "react";

/**
 * A letter's HTML drawn from its own elements and styles. It is rebuilt instead of set in, since the page's content security
 * policy takes no styles that stand in HTML; scripts, pictures and addresses of links do not come along.
 */
export function LetterView({ html }: { html: string }) {
  const drawn = useMemo(() => drawLetter(html), [html]);
  return <div className="letter-view">{drawn}</div>;
}

const known = new Set(["div", "p", "span", "b", "strong", "em", "br"]);
const parked = "data-drawn";

function drawLetter(html: string): ReactNode {
  // Under another name, so that the parser does not take it for a style either.
  const { body } = new DOMParser().parseFromString(html.replaceAll(" style=", ` ${parked}=`), "text/html");
  return drawElement(body, 0);
}

function drawElement(element: Element, key: number): ReactNode {
  const tag = element.localName;
  const name = known.has(tag) ? tag : tag === "a" ? "span" : "div";
  const style = readStyle(element.getAttribute(parked) ?? "");
  if (name === "br") return createElement("br", { key });
  return createElement(name, { key, style }, ...[...element.childNodes].map(drawNode));
}

function drawNode(node: ChildNode, key: number): ReactNode {
  return node instanceof Element ? drawElement(node, key) : node.textContent;
}

/** "font-weight:600;color:#fff" as React takes it. */
function readStyle(text: string): CSSProperties {
  return Object.fromEntries(
    text.split(";").flatMap((rule) => {
      const [, property = "", value = ""] = /^\s*([a-z-]+)\s*:\s*(.+?)\s*$/.exec(rule) ?? [];
      return property === "" ? [] : [[property.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()), value]];
    }),
  );
}
