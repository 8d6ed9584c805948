/** Stands here until the room is written. */
export function ContactGroupsPage() {
  return null;
}
export function ContactGroupPage() {
  return null;
}
