/** Stands here until the room is written. */
export function NewImportPage() {
  return null;
}
export function ImportPage() {
  return null;
}
