const lists = ["Email", "Phone", "Identity", "Company", "Group", "Address"];

/** The key of the words of one of our columns, and which of several it is: "Email 2 label" → emailLabel, 2; "Phone (fax)" → phone, "fax". */
export function columnWords(name: string): { key: string; item: string | undefined } {
  const [, list = "", number, label, part = ""] = /^([A-Za-z]+) (?:(\d+)|\(([^)]+)\))(?: (.+))?$/.exec(name) ?? [];
  if (!lists.includes(list)) return { key: camelCase(name), item: undefined };
  return { key: camelCase(`${list} ${part}`), item: number ?? label };
}

/** "External id" → externalId, "Address street 2" → addressStreet2. */
function camelCase(words: string): string {
  const [first = "", ...others] = words.toLowerCase().split(" ").filter(Boolean);
  return first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
