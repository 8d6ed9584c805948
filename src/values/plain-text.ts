import sanitizeHtml from "sanitize-html";

/** The words of safe HTML without their dress, on one line. */
export function plainText(html: string): string {
  const apart = html.replace(/<\/(?:p|li|div|h\d|blockquote|pre)>|<(?:br|hr) ?\/?>/g, "$& ");
  const escaped = sanitizeHtml(apart, { allowedTags: [], allowedAttributes: {} });
  return escaped
    .replace(/&(?:lt|gt|quot|amp|nbsp|#160);/g, (sign) => signs[sign] ?? sign)
    .replace(/\s+/g, " ")
    .trim();
}

const signs: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&amp;": "&",
  "&nbsp;": " ",
  "&#160;": " ",
};
