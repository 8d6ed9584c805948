/** HTML that was written by us; whatever else stands between is text. */
export interface Markup {
  readonly markup: string;
}

/** A template in which every value is escaped, but for what was written by this very template: nobody can forget it. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Markup | readonly Markup[])[]): Markup {
  return { markup: parts.map((part, index) => part + written(values[index] ?? "")).join("") };
}

function written(value: string | Markup | readonly Markup[]): string {
  if (typeof value === "string") return value.replace(/[&<>"']/g, (sign) => escapes[sign] ?? "");
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
