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
