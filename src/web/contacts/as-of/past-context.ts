import { createContext, useContext } from "react";

/** The fields that are another today than they were on the card that is shown; nothing on the card of today. */
const Differing = createContext<ReadonlySet<string> | undefined>(undefined);

export const DifferingFields = Differing.Provider;

export function useIsAnotherToday(key: string): boolean {
  return useContext(Differing)?.has(key) ?? false;
}
