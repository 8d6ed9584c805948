import { createContext, useContext } from "react";

/** The person's language (BCP 47) and time zone (IANA): every date and number on the page is written for them. */
export interface Place {
  language: string;
  timeZone: string;
}

export const PlaceContext = createContext<Place>({ language: "en", timeZone: "UTC" });

export function usePlace(): Place {
  return useContext(PlaceContext);
}

/** The time zone of this browser (IANA). */
export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Those this browser can write; the browser's own zone where a person has said none, or one it does not know. */
export function placeOf({ language, timeZone }: Place): Place {
  return { language: language || "en", timeZone: knows(timeZone) ? timeZone : browserZone() };
}

function knows(timeZone: string): boolean {
  try {
    return timeZone !== "" && new Intl.DateTimeFormat("en", { timeZone }).format() !== "";
  } catch {
    return false;
  }
}
