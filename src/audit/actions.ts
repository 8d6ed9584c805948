/** Kinds of records that the journal tells of; their words are `audit:kind.<kind>`. */
export const auditKinds = [
  "contact",
  "company",
  "contactGroup",
  "opportunity",
  "pipeline",
  "accessGroup",
  "department",
  "blocklist",
  "import",
  "session",
  "token",
  "installation",
  "field",
  "note",
  "file",
  "view",
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** What can be done to a contact; its words are `audit:action.<action>` and, as a sentence of the card, `card:history.action.<action>`. */
export const contactActions = [
  "created",
  "updated",
  "deleted",
  "restored",
  "reverted",
  "imported",
  "blocked",
  "unblocked",
  "fired",
  "invited",
  "invitationWithdrawn",
  "signedIn",
  "signInRefused",
  "signInEmailChanged",
  "passwordChanged",
  "resetAsked",
  "passwordReset",
  "secondFactorSet",
  "secondFactorRemoved",
  "secondFactorTaken",
  "recoveryCodeUsed",
  "recoveryCodesRenewed",
  "viewBegun",
  "viewEnded",
  "mailRetried",
  "mailDeleted",
  "noteAdded",
  "noteChanged",
  "noteDeleted",
  "noteRestored",
  "fileAdded",
  "fileRenamed",
  "fileDeleted",
  "fileRestored",
] as const;

/** What is told of a record without its being changed: its version stays. */
export const besideRecord: readonly AuditAction[] = [
  "noteAdded",
  "noteChanged",
  "noteDeleted",
  "noteRestored",
  "fileAdded",
  "fileRenamed",
  "fileDeleted",
  "fileRestored",
];

/** Everything that the journal tells of as done, whatever the kind of record. */
export const auditActions = [...contactActions, "removed", "ended", "mailSettingsChanged", "purged"] as const;
export type AuditAction = (typeof auditActions)[number];
