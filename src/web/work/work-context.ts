import { createContext, useContext } from "react";

export type Looked = "refused" | "kept";

/** What was done to so many. */
export type Say = (count: number) => string;

export interface Work {
  /** Tells in a toast, with the way back, what has become of a batch: at once, or when its end comes. `say`: in other words than every batch of its kind. */
  follow: (batch: string, state: "running" | "done", say?: Say) => void;
  /** Takes a batch back, and tells what has become of that. */
  undo: (batch: string) => Promise<void>;
  /** Shows the records of a batch that stayed as they were, each with the reason. */
  look: (batch: string, outcome: Looked) => void;
}

export const WorkContext = createContext<Work>({ follow: () => {}, undo: async () => {}, look: () => {} });

export function useWork(): Work {
  return useContext(WorkContext);
}
