/** Stands here until the room is written. */
export function ProfilePage() {
  return null;
}
