import type { Draft } from "../fields/contact.ts";
import { newEmail, newPhone } from "../fields/new-ways.ts";

/** What was typed to find somebody, as a part of the form: an e-mail, a phone, or first and last name. */
export function draftCalled(text: string): Draft {
  const typed = text.trim().replace(/\s+/g, " ");
  if (typed === "") return {};
  if (typed.includes("@")) return { emails: [{ ...newEmail(), value: typed }] };
  if (/^[+\d\s().\-/]+$/.test(typed)) return { phones: [{ ...newPhone(), value: typed }] };
  const at = typed.lastIndexOf(" ");
  return at < 0 ? { firstName: typed } : { firstName: typed.slice(0, at), lastName: typed.slice(at + 1) };
}
