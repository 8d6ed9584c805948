import type { PersonChange } from "../person.ts";

export function named(
  firstName: string,
  lastName: string,
  gender: "female" | "male",
  jobTitle: string,
  language: string,
  timeZone: string,
): PersonChange {
  return { firstName, lastName, gender, jobTitle, language, timeZone, tags: [] };
}

export function reached(email: string, phone: string): PersonChange {
  return { emails: [{ value: email, label: "work" }], phones: [{ value: phone, label: "work" }] };
}
