/** The parameters of a property, such as `TYPE`; values are words of the standard, or are made safe. */
export type Parameters = Readonly<Record<string, readonly string[]>>;

/** One property of a vCard 4.0 (RFC 6350, 3.3), folded at 75 octets, with its line end. `value` is one text, or parts of a structured one, each a text or a list. */
export function vcardLine(
  name: string,
  value: string | readonly (string | readonly string[])[],
  parameters: Parameters = {},
): string {
  const said = Object.entries(parameters).flatMap(([key, values]) =>
    values.length === 0 ? [] : [`;${key}=${values.map(parameter).join(",")}`],
  );
  const written =
    typeof value === "string" ? escaped(value) : value.map((part) => [part].flat().map(escaped).join(",")).join(";");
  return folded(`${name}${said.join("")}:${written}`);
}

/** A property whose value is an address or another word that is taken as it stands. */
export function vcardUri(name: string, uri: string, parameters: Parameters = {}): string {
  const said = Object.entries(parameters).map(([key, values]) => `;${key}=${values.map(parameter).join(",")}`);
  return folded(`${name}${said.join("")}:${uri.replace(/[\r\n]+/g, "")}`);
}

/** RFC 6350, 3.4: backslash, comma, semicolon and line ends. */
function escaped(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll(",", "\\,")
    .replaceAll(";", "\\;")
    .replace(/\r\n?|\n/g, "\\n");
}

/** RFC 6868 and 6350, 3.3: quoted where a sign would end it. */
function parameter(text: string): string {
  const safe = text
    .replaceAll("^", "^^")
    .replaceAll('"', "^'")
    .replace(/\r\n?|\n/g, "^n");
  return /[,;:]/.test(safe) ? `"${safe}"` : safe;
}

const most = 75;

/** Lines of 75 octets at most; a letter is never cut in two (RFC 6350, 3.2). */
function folded(line: string): string {
  const lines: string[] = [];
  let now = "";
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > most) {
      lines.push(now);
      now = " ";
      octets = 1;
    }
    now += letter;
    octets += size;
  }
  return `${[...lines, now].join("\r\n")}\r\n`;
}
