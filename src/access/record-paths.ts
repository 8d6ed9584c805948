/** Where the records stand that notes and files hang on: the first part of their addresses. */
export type RecordPath = "contacts" | "companies" | "opportunities" | "equipment";

/** The same records as the journal calls them. */
export const recordKinds = ["contact", "company", "opportunity", "equipment"] as const;
