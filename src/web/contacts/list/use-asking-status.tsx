import { lazy, Suspense, useMemo, useSyncExternalStore } from "react";
import type { AskedStatus } from "../status/status-dialog.tsx";
import type { AskStatus } from "./edits.ts";

const StatusDialog = lazy(async () => ({ default: (await import("../status/status-dialog.tsx")).StatusDialog }));

/** Opens the dialogs of statuses from cells. What is returned stays the same, so that opening one draws no row anew. */
export function useAskingStatus(): { ask: AskStatus; dialog: React.ReactNode } {
  return useMemo(() => {
    const place = makePlace();
    return {
      ask: ({ id }, to) => place.put({ id, to }),
      dialog: <Asked place={place} />,
    };
  }, []);
}

interface Place {
  get: () => AskedStatus | undefined;
  put: (asked: AskedStatus | undefined) => void;
  listen: (changed: () => void) => () => void;
}

function makePlace(): Place {
  let held: AskedStatus | undefined;
  const listeners = new Set<() => void>();
  return {
    get: () => held,
    put: (asked) => {
      held = asked;
      for (const tell of listeners) tell();
    },
    listen: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

function Asked({ place }: { place: Place }) {
  const asked = useSyncExternalStore(place.listen, place.get);
  return (
    <Suspense>{asked && <StatusDialog key={asked.id} {...asked} onClose={() => place.put(undefined)} />}</Suspense>
  );
}
