import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

/** Calls when records of a kind changed anywhere: whatever invalidates `[kind]` (events, a form that saved) is heard. */
export function usePulse(kind: string, onPulse: () => void): void {
  const { data } = useQuery({
    queryKey: [kind, "pulse"],
    queryFn: () => performance.now(),
    staleTime: Infinity,
    networkMode: "always",
  });
  const latest = useRef({ onPulse, data });
  latest.current.onPulse = onPulse;
  useEffect(() => {
    if (latest.current.data !== undefined && latest.current.data !== data) latest.current.onPulse();
    latest.current.data = data;
  }, [data]);
}
