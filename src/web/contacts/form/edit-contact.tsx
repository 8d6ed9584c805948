import type { Contact } from "../fields/contact.ts";
export function EditContact(_: { contact: Contact }) {
  return null;
}
