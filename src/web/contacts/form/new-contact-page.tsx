export function NewContactPage() {
  return null;
}
