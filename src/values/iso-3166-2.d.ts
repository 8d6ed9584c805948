declare module "iso-3166-2" {
  /** `data`: country code → its subdivisions by full code ("US-NY"). */
  const iso: { data: Record<string, { name: string; sub: Record<string, { type: string; name: string }> }> };
  export default iso;
}
