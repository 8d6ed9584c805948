/** Where the records stand that notes and files hang on: the first part of their addresses. */
export const recordPaths = ["contacts", "companies"] as const;
export type RecordPath = (typeof recordPaths)[number];

/** The same records as the journal calls them. */
export const recordKinds = ["contact", "company"] as const;
