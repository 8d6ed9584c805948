/** Two circles that meet. */
export function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 22 22" fill="none" aria-hidden="true">
      <circle cx="8" cy="11" r="6.25" stroke="currentColor" strokeWidth="1.75" />
      <circle cx="14" cy="11" r="6.25" stroke="currentColor" strokeWidth="1.75" />
      <path d="M11 5.52a6.25 6.25 0 0 1 0 10.96a6.25 6.25 0 0 1 0-10.96z" fill="currentColor" />
    </svg>
  );
}
