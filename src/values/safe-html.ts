import sanitizeHtml from "sanitize-html";

export const maxHtmlLength = 20_000;

/** The HTML of descriptions and notes with only what a person writes in them: paragraphs, lists, links, bold, italic, headings, quotes, code. Runs nothing, loads nothing; idempotent (P17). Tells when it stays longer than 20,000 characters. */
export function safeHtml(html: string): { html: string } | { problem: "tooLong" } {
  // What is dropped may be long (pasted styles), but reading it costs time too.
  if (html.length > 3 * maxHtmlLength) return { problem: "tooLong" };
  const safe = settle(html);
  return safe.length > maxHtmlLength ? { problem: "tooLong" } : { html: safe };
}

/** Plain text as HTML that shows it line by line. */
export function htmlOfText(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped.replace(/\r\n?|\n/g, "<br />");
}

/** One pass may leave tags that a second reading nests otherwise; what does not come to rest keeps only its text. */
function settle(html: string): string {
  let before = html;
  for (let pass = 0; pass < 4; pass++) {
    const after = sanitizeHtml(before, rules).trim();
    if (after === before) return after;
    before = after;
  }
  return sanitizeHtml(html, { ...rules, allowedTags: [] }).trim();
}

const rules: sanitizeHtml.IOptions = {
  allowedTags: [
    "p",
    "br",
    "div",
    "ul",
    "ol",
    "li",
    "a",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "h1",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "code",
    "pre",
    "hr",
  ],
  allowedAttributes: { a: ["href", "rel", "target"] },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowProtocolRelative: false,
  nonTextTags: [
    "script",
    "style",
    "textarea",
    "option",
    "noscript",
    "template",
    "title",
    "svg",
    "math",
    "iframe",
    "object",
  ],
  nestingLimit: 50,
  transformTags: {
    a: (_tag, attributes): sanitizeHtml.Tag => ({ tagName: "a", attribs: linkAttributes(attributes["href"] ?? "") }),
  },
};

/** Only links to elsewhere; a bare path would lead into our own page. */
function linkAttributes(href: string): sanitizeHtml.Attributes {
  return /^(?:https?:\/\/|mailto:|tel:)/i.test(href)
    ? { href, rel: "noopener noreferrer nofollow", target: "_blank" }
    : {};
}
