/**
 * Content-Disposition by RFC 6266, with RFC 8187 for the name as it is; no sign of a name reaches the header by itself (A198).
 * The plain name goes without letters beyond ASCII and what ends a quoted string; `nameless` stands before what is left where that has none.
 */
export function dispositionOf(how: "attachment" | "inline", name: string, nameless = "file"): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\w .-]/g, "")
    .trim();
  const isNamed = /[a-z]/i.test(plain.replace(/\.[a-z0-9]{1,12}$/i, ""));
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${isNamed ? plain : `${nameless}${plain}`}"; filename*=UTF-8''${exact}`;
}
