/** Stands here until the room is written. */
export function TrashPage() {
  return null;
}
