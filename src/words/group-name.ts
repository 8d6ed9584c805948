import { words } from "./words.ts";

type Standing = "client" | "agent" | "administrator";

/** As the migrations name them. */
const firstNames: Readonly<Record<Standing, string>> = {
  client: "End user",
  agent: "Agent",
  administrator: "Administrator",
};

/** An access group's name as somebody reads it: a standing group that nobody has renamed is called in the reader's language. */
export function groupName(name: string, standing: Standing | null, language: string): string {
  return standing !== null && name === firstNames[standing] ? words(language)(`rights:standing.${standing}`) : name;
}

/** The name to be kept of what somebody has written: leaving a standing group its name is no renaming, in whatever language it was read. */
export function keptName(written: string, name: string, standing: Standing | null, language: string): string {
  return written === groupName(name, standing, language) ? name : written;
}
