import { useQuery } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef } from "react";
import { usePulse } from "../grid/use-pulse.ts";
import type { Say } from "./work-context.ts";
import { isRunning, workQuery } from "./work-query.ts";

/** Calls once for each batch that was seen running, or is among `followed`, and has come to its end. */
export function useEnds(
  followed: RefObject<Map<string, Say | undefined>>,
  onEnd: (batch: string, say: Say | undefined) => void,
): void {
  const { data: items, refetch } = useQuery(workQuery);
  usePulse("imports", () => void refetch());
  const latest = useRef(onEnd);
  latest.current = onEnd;
  useEffect(() => {
    for (const item of items ?? []) {
      if (item.kind !== "batch") continue;
      const say = followed.current.get(item.id);
      if (isRunning(item)) followed.current.set(item.id, say);
      else if (followed.current.delete(item.id)) latest.current(item.id, say);
    }
  }, [items, followed]);
}
