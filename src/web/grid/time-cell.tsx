import { useSyncExternalStore } from "react";
import type { useFormat } from "../kit/format.tsx";

/**
 * "14 min ago" in a row, kept fresh. Takes the list's formats: making them anew for every row as it scrolls in
 * costs more than all the rest of the row.
 */
export function TimeCell({ at, format }: { at: string; format: ReturnType<typeof useFormat> }) {
  const now = useSyncExternalStore(listen, thisHalfMinute);
  if (at === "") return null;
  return (
    <time dateTime={at} className="v num" data-tip={format.dateTime(at)}>
      {format.relative(at, Math.max(now, Date.parse(at)))}
    </time>
  );
}

const step = 30_000;
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function listen(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(() => listeners.forEach((tell) => tell()), step);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

function thisHalfMinute(): number {
  return Math.floor(Date.now() / step) * step;
}
