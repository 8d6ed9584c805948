/** Stands here until the room is written. */
export function CompaniesPage() {
  return null;
}
export function CompanyPage() {
  return null;
}
