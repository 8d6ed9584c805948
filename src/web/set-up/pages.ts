/** Stands here until the room is written. */
export function SetUpPage() {
  return null;
}
