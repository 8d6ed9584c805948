import { useSyncExternalStore } from "react";
import { useFormat } from "./format.tsx";

interface TimeProps {
  /** ISO 8601 with zone. */
  at: string;
  /** The exact date and time in the text itself, not only on hover. */
  exact?: boolean;
}

/** "14 min ago", kept fresh; the exact date and time on hover, in the person's language and zone. */
export function Time({ at, exact }: TimeProps) {
  const format = useFormat();
  const now = useSyncExternalStore(everyMinute, thisMinute);
  const full = format.dateTime(at);
  return (
    <time dateTime={at} className="num" data-tip={exact ? undefined : full}>
      {exact ? full : format.relative(at, Math.max(now, new Date(at).getTime()))}
    </time>
  );
}

const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function everyMinute(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(() => listeners.forEach((tell) => tell()), 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

function thisMinute(): number {
  return Math.floor(Date.now() / 30_000) * 30_000;
}
