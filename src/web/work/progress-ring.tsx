const radius = 7;
const length = 2 * Math.PI * radius;

/** A ring as full as the work is done; a quarter while that is not known. */
export function ProgressRing({ part = 0.25 }: { part: number | undefined }) {
  return (
    <svg className="work-ring" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r={radius} />
      <circle cx="10" cy="10" r={radius} className="done" strokeDasharray={`${part * length} ${length}`} />
    </svg>
  );
}
