const here = "http://page.invalid";

/** Where to go after signing in: only an address of this page, never of another site. */
export function placeWithin(next: string | undefined): string {
  if (next === undefined || !next.startsWith("/") || !URL.canParse(next, here)) return "/";
  const there = new URL(next, here);
  return there.origin === here ? `${there.pathname}${there.search}${there.hash}` : "/";
}
