import { useEffect, useState } from "react";
import { CallError } from "../client.ts";

/** Seconds until the next try is allowed, running down; 0 unless the last one was refused as one too many (429). */
export function useSecondsLeft(error: Error | null): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!(error instanceof CallError) || error.status !== 429) return setSeconds(0);
    const until = Date.now() + (error.retryAfter ?? 30) * 1000;
    const count = () => setSeconds(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [error]);
  return seconds;
}
