import { isEmpty, pointerTo, valueAt, type Draft, type FieldInfo } from "../fields/contact.ts";

/** What is wrong where: JSON pointer → key of the words that say what would be right. */
export type Faults = Readonly<Record<string, "required" | "email" | "phone" | "company">>;

/** What can be said before the server is asked; the server has the last word. */
export function checkDraft(draft: Draft, fields: readonly FieldInfo[]): Faults {
  const missing = fields
    .filter(({ key, required, editable }) => required && editable && isMissing(draft, key))
    .map(({ key }) => [pointerTo(key), "required"] as const);
  const emails = (draft.emails ?? []).flatMap(({ value }, at) =>
    value.trim() === "" || looksLikeEmail(value) ? [] : [[`/emails/${at}/value`, "email"] as const],
  );
  const phones = (draft.phones ?? []).flatMap(({ value }, at) =>
    value.trim() === "" || looksLikePhone(value) ? [] : [[`/phones/${at}/value`, "phone"] as const],
  );
  return Object.fromEntries([...missing, ...emails, ...phones]);
}

/** The field a pointer leads to: "emails" of "/emails/0/value", "custom.size" of "/custom/size". */
export function keyOf(pointer: string): string {
  const [, key = "", own = ""] = pointer.split("/");
  return key === "custom" ? `${key}.${own}` : key;
}

function isMissing(draft: Draft, key: string): boolean {
  const value = valueAt(draft, key);
  return isEmpty(typeof value === "string" ? value.trim() : value);
}

// RFC 5321 asks for more; what nobody means is caught while typing.
function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim());
}

// E.164 has at most 15 digits; the shortest numbers in use have three.
function looksLikePhone(text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  return digits >= 3 && digits <= 20;
}
