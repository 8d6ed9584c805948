/** Stands here until the room is written. */
export function SignInPage() {
  return null;
}
