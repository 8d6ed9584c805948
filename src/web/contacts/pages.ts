/** Stands here until the room is written. */
export function ContactsPage() {
  return null;
}
export function ContactPage() {
  return null;
}
export function NewContactPage() {
  return null;
}
