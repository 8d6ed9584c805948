/** Where to go after signing in: only an address of this page, never of another site. */
export function placeWithin(next: string | undefined): string {
  if (next === undefined || !next.startsWith("/")) return "/";
  const there = new URL(next, location.origin);
  return there.origin === location.origin ? `${there.pathname}${there.search}${there.hash}` : "/";
}
