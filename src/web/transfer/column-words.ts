const lists = ["Email", "Phone", "Identity", "Company", "Group", "Address"];

/** Where the words are called by the field, not by the column's name. */
const fields: Readonly<Record<string, string>> = {
  prefix: "namePrefix",
  suffix: "nameSuffix",
  department: "departments",
  notifications: "notified",
  identityValue: "identity",
  addressDefaultFor: "addressDefaults",
  website: "websites",
};

/** The key of the words of one of our columns, and which of several it is: "Email 2 label" → emailLabel, 2; "Phone (fax)" → phone, "fax". */
export function columnWords(name: string): { key: string; item: string | undefined } {
  const [, list = "", number, label, part = ""] = /^([A-Za-z]+) (?:(\d+)|\(([^)]+)\))(?: (.+))?$/.exec(name) ?? [];
  const isListed = lists.includes(list);
  const key = camelCase(isListed ? `${list} ${part}` : name);
  return { key: fields[key] ?? key, item: isListed ? (number ?? label) : undefined };
}

/** "External id" → externalId, "Address street 2" → addressStreet2. */
function camelCase(words: string): string {
  const [first = "", ...others] = words.toLowerCase().split(" ").filter(Boolean);
  return first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
