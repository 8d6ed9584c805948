/** Which of our columns a name means, as `GET /imports/fields` names it, and which of several: "Email 2 label" → "Email 1 label", 2; "Identity (skype)" → "Identity 1 value", "skype". */
export function columnOf(name: string): { column: string; item: string | undefined } {
  const [, list = "", number, label, part] = /^([A-Za-z]+) (?:(\d+)|\(([^)]+)\))(?: (.+))?$/.exec(name) ?? [];
  if (list === "") return { column: name, item: undefined };
  const rest = part ?? (list === "Identity" ? "value" : undefined);
  return { column: `${list} 1${rest === undefined ? "" : ` ${rest}`}`, item: number ?? label };
}
